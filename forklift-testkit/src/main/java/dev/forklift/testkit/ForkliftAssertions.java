package dev.forklift.testkit;

import dev.forklift.Stack;
import dev.forklift.check.Report;
import dev.forklift.graph.ObjectGraph;

/**
 * Where every assertion begins, to be imported statically:
 *
 * <pre>{@code
 * assertThat(shop).hasNoErrors();
 * assertThat(shop).workload("web").container("web").env("DJANGO_SETTINGS_MODULE").hasValue("shop.settings.production");
 * assertThat(broken).hasFinding("forklift.E120").at("Shop.java:11").concerning("celery-mail");
 * }</pre>
 *
 * <p>What fails prints what there is: the report, the containers, the environment.
 */
public final class ForkliftAssertions {

    private ForkliftAssertions() {}

    /**
     * {@return assertions about a stack: what is found wrong with it, and what it consists of}
     *
     * @param actual the stack
     */
    public static StackAssert assertThat(Stack actual) {
        return new StackAssert(actual);
    }

    /**
     * {@return assertions about the objects of a stack}
     *
     * @param actual the graph
     */
    public static GraphAssert assertThat(ObjectGraph actual) {
        return new GraphAssert(actual);
    }

    /**
     * {@return assertions about what was found wrong}
     *
     * @param actual the report
     */
    public static ReportAssert assertThat(Report actual) {
        return new ReportAssert(actual);
    }
}

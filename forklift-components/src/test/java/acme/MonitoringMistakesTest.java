package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.mail.Smtp;
import dev.forklift.components.monitoring.Alerts;
import dev.forklift.components.monitoring.PodMonitor;
import dev.forklift.components.monitoring.ServiceMonitor;
import dev.forklift.components.monitoring.StandardAlert;
import dev.forklift.components.observability.NewRelic;
import dev.forklift.components.observability.OpenTelemetry;
import dev.forklift.components.observability.Sentry;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

// Lines are counted here: what is on a line of its own stays there.
// spotless:off
/** Outside of the library's packages, since lines within them are nobody's. */
final class MonitoringMistakesTest {

    private static final SecretKey KEY = SecretKey.external("shop-agents", "key");

    private static int firstLine;

    private static void linesFromHere() {
        firstLine = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    private static List<String> found(Stack stack) {
        return stack.check().errors().stream()
                .map(f -> f.id() + " " + f.title() + " @" + (f.site().line() - firstLine))
                .toList();
    }

    @Test
    void monitors_that_would_find_nothing_are_found() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            Workload consumer = s.deployment("consumer", w -> w.image("shop:1").port("metrics", 9100));
            s.add("a", PodMonitor.of(consumer, "metric", m -> {}));
            s.add("b", ServiceMonitor.of(Endpoint.external("db.example.com", 9187), m -> {}));
            s.add("c", PodMonitor.of(consumer, "metrics", m -> m.path("metrics")
                    .interval(Duration.ZERO)
                    .label("bad key", "x")));
            s.add("d", PodMonitor.of(consumer, "metrics", m -> m.interval(Duration.ofSeconds(5))
                    .timeout(Duration.ofSeconds(9))));
        });
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E286 Deployment consumer has no port 'metric' @3",
                        "forklift.E286 db.example.com:9187 is no Service of the stack @4",
                        "forklift.E285 path(\"metrics\") @5",
                        "forklift.E285 interval(PT0S) @6",
                        "forklift.E285 'bad key=x' is no label @7",
                        "forklift.E285 a timeout of PT9S and an interval of PT5S @8");
    }

    @Test
    void wrong_alerts_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> s.add("alerts", Alerts.of(a -> a.queueLength(-1)
                .errorPercent(101)
                .restarts(-1)
                .lasting(StandardAlert.RESTARTS, Duration.ofMillis(5))
                .severity(StandardAlert.RESTARTS, " ")
                .alert("Not a word", "up", Duration.ZERO, "info", "x")
                .label("bad key", "x")
                .alertLabel("a-b", "x"))));
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E287 queueLength(-1) @1",
                        "forklift.E287 errorPercent(101) @2",
                        "forklift.E287 restarts(-1) @3",
                        "forklift.E287 an alert that lasts PT0.005S @4",
                        "forklift.E287 a severity without a name @5",
                        "forklift.E287 the alert 'Not a word' @6",
                        "forklift.E287 'bad key=x' is no label @7",
                        "forklift.E287 'a-b' is no label of an alert @8");
    }

    @Test
    void wrong_integrations_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = Stack.named("shop")
                .define(s -> Projects.django(s, d -> d.use(Sentry.dsn(KEY, o -> o.tracesSampleRate(2)
                                .host("https://sentry.io")))
                        .use(NewRelic.licenseKey(KEY, "", o -> o.configFile("newrelic.ini")))
                        .use(OpenTelemetry.to("otel:4317", "shop", o -> {}))
                        .use(OpenTelemetry.to("http://otel:4317", "shop", o -> o.sample(-1)
                                .attribute("a b", "c")))
                        .use(Smtp.at("smtp.example.com:25", m -> m.port(0).from("nobody")))));
        assertThat(found(shop))
                .extracting(line -> line.substring(0, 13) + line.substring(line.lastIndexOf('@')))
                .containsExactlyInAnyOrder(
                        "forklift.E290@2",
                        "forklift.E290@3",
                        "forklift.E290@4",
                        "forklift.E290@4",
                        "forklift.E290@5",
                        "forklift.E290@6",
                        "forklift.E290@7",
                        "forklift.E291@8",
                        "forklift.E291@8",
                        "forklift.E291@8");
    }
}
// spotless:on

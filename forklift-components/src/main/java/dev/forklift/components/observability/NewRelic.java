package dev.forklift.components.observability;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import java.util.function.Consumer;

/**
 * New Relic's agent: {@code d.use(NewRelic.licenseKey(SecretKey.external("newrelic", "license"), "shop"))}. The project starts it,
 * by {@code newrelic.agent.initialize()} before Django is imported or by {@code newrelic-admin run-program}.
 *
 * <p>Source: <a
 * href="https://docs.newrelic.com/docs/apm/agents/python-agent/configuration/python-agent-configuration/">Python agent
 * configuration</a>.
 */
public final class NewRelic {

    private static final Endpoint COLLECTOR = Endpoint.external("collector.newrelic.com", 443);

    private NewRelic() {}

    /**
     * {@return New Relic's agent}
     *
     * @param licenseKey where the licence key is kept
     * @param appName how the application is called there
     */
    public static Integration licenseKey(SecretKey licenseKey, String appName) {
        return licenseKey(licenseKey, appName, options -> {});
    }

    /**
     * {@return New Relic's agent}
     *
     * @param licenseKey where the licence key is kept
     * @param appName how the application is called there
     * @param options its configuration
     */
    public static Integration licenseKey(SecretKey licenseKey, String appName, Consumer<Options> options) {
        return project -> {
            Options said = new Options(project);
            options.accept(said);
            project.env("NEW_RELIC_LICENSE_KEY", licenseKey);
            if (Checked.named(project, "appName", appName)) {
                project.env("NEW_RELIC_APP_NAME", appName);
            }
            project.env("NEW_RELIC_LOG", "stderr").connectsTo(said.collector);
        };
    }

    /** What can be said of New Relic's agent. */
    public static final class Options {

        private final DjangoProject.Options project;
        private Endpoint collector = COLLECTOR;

        private Options(DjangoProject.Options project) {
            this.project = project;
        }

        /**
         * Sets which section of its configuration the agent reads: {@code NEW_RELIC_ENVIRONMENT}.
         *
         * @param name such as {@code production}
         * @return these options
         */
        public Options environment(String name) {
            project.env("NEW_RELIC_ENVIRONMENT", name);
            return this;
        }

        /**
         * Sets where its configuration file is: {@code NEW_RELIC_CONFIG_FILE}. The image has it.
         *
         * @param path absolute
         * @return these options
         */
        public Options configFile(String path) {
            if (project.accepts(
                    path.startsWith("/"),
                    "forklift.E290",
                    "configFile(\"" + path + "\")",
                    "the agent is started from different directories, so the path is absolute",
                    "configFile(\"/app/newrelic.ini\")")) {
                project.env("NEW_RELIC_CONFIG_FILE", path);
            }
            return this;
        }

        /**
         * Gives the processes its configuration file from a Secret.
         *
         * @param file what is in it
         * @return these options
         */
        public Options configFile(SecretKey file) {
            project.secretFile("/etc/newrelic/newrelic.ini", file)
                    .env("NEW_RELIC_CONFIG_FILE", "/etc/newrelic/newrelic.ini");
            return this;
        }

        /**
         * Reports to the data centre in the European Union.
         *
         * @return these options
         */
        public Options europe() {
            collector = Endpoint.external("collector.eu01.nr-data.net", 443);
            project.env("NEW_RELIC_HOST", "collector.eu01.nr-data.net");
            return this;
        }
    }
}

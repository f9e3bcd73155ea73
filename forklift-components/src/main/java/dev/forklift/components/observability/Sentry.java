package dev.forklift.components.observability;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Names;
import java.util.function.Consumer;

/**
 * Sentry, which collects errors and traces: {@code d.use(Sentry.dsn(SecretKey.external("shop-app", "SENTRY_DSN"), o ->
 * o.environment("production")))}.
 *
 * <p>Source: <a href="https://docs.sentry.io/platforms/python/configuration/options/">Options</a>.
 */
public final class Sentry {

    private Sentry() {}

    /**
     * {@return Sentry as it is by default: the release is the image's tag}
     *
     * @param dsn where the DSN is kept
     */
    public static Integration dsn(SecretKey dsn) {
        return dsn(dsn, options -> {});
    }

    /**
     * {@return Sentry}
     *
     * @param dsn where the DSN is kept
     * @param options environment, release, traces
     */
    public static Integration dsn(SecretKey dsn, Consumer<Options> options) {
        return project -> {
            Options said = new Options(project);
            options.accept(said);
            said.into(dsn);
        };
    }

    /** What can be said of Sentry. */
    public static final class Options {

        private final DjangoProject.Options project;
        private String release;

        private Options(DjangoProject.Options project) {
            this.project = project;
            this.release = tag(project.imageName());
        }

        private static String tag(String image) {
            String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
            int colon = name.lastIndexOf(':');
            return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "";
        }

        private void into(SecretKey dsn) {
            project.env("SENTRY_DSN", dsn);
            if (!release.isEmpty()) {
                project.env("SENTRY_RELEASE", release);
            }
        }

        /**
         * Sets {@code SENTRY_ENVIRONMENT}.
         *
         * @param name such as {@code production}
         * @return these options
         */
        public Options environment(String name) {
            project.env("SENTRY_ENVIRONMENT", name);
            return this;
        }

        /**
         * Sets {@code SENTRY_RELEASE}.
         *
         * @param name the image's tag by default; an image by its digest alone has none
         * @return these options
         */
        public Options release(String name) {
            release = name;
            return this;
        }

        /**
         * Sets {@code SENTRY_TRACES_SAMPLE_RATE}, which {@code settings.py} hands to {@code sentry_sdk.init}.
         *
         * @param rate the share of transactions that are traced, 0 to 1
         * @return these options
         */
        public Options tracesSampleRate(double rate) {
            if (Checked.share(project, "tracesSampleRate", rate)) {
                project.env("SENTRY_TRACES_SAMPLE_RATE", String.valueOf(rate));
            }
            return this;
        }

        /**
         * Says at which host Sentry is, so that network policies that are derived let processes reach it: the host of the DSN.
         *
         * @param host such as {@code o1.ingest.de.sentry.io}, asked by HTTPS
         * @return these options
         */
        public Options host(String host) {
            if (project.accepts(
                    Names.isDnsSubdomain(host),
                    "forklift.E290",
                    "'" + host + "' is no host",
                    "a host is a DNS name without a scheme and a path",
                    "host(\"o1.ingest.de.sentry.io\")")) {
                project.connectsTo(Endpoint.external(host, 443));
            }
            return this;
        }
    }
}

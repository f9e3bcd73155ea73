package dev.forklift.components.mail;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Names;
import java.util.function.Consumer;

/**
 * A mail server, as Django's own settings call it: {@code d.use(Smtp.at("smtp.example.com", m -> m.login("shop", key)))}.
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/settings/#email-host">EMAIL_HOST and the settings after it</a>.
 */
public final class Smtp {

    private static final int STARTTLS = 587;
    private static final int IMPLICIT = 465;
    private static final int PLAIN = 25;

    private Smtp() {}

    /**
     * {@return a mail server}
     *
     * @param host its host
     * @param options encryption, by STARTTLS at port 587 by default, and login
     */
    public static Integration at(String host, Consumer<Options> options) {
        return project -> {
            Options said = new Options(project);
            options.accept(said);
            if (project.accepts(
                    Names.isDnsSubdomain(host),
                    "forklift.E291",
                    "'" + host + "' is no host",
                    "a host is a DNS name or an IPv4 address, without scheme and port",
                    "Smtp.at(\"smtp.example.com\", m -> {})")) {
                said.into(host);
            }
        };
    }

    /** What can be said of a mail server. */
    public static final class Options {

        private final DjangoProject.Options project;
        private int port = STARTTLS;
        private boolean portSaid;
        private boolean startTls = true;
        private boolean implicit;

        private Options(DjangoProject.Options project) {
            this.project = project;
        }

        private void into(String host) {
            project.env("EMAIL_HOST", host)
                    .env("EMAIL_PORT", String.valueOf(port))
                    .env("EMAIL_USE_TLS", String.valueOf(startTls))
                    .env("EMAIL_USE_SSL", String.valueOf(implicit))
                    .connectsTo(Endpoint.external(host, port));
        }

        /**
         * Sets the port.
         *
         * @param number 1 to 65535; 587 by default, 465 with {@link #tls}, 25 with {@link #unencrypted}
         * @return these options
         */
        public Options port(int number) {
            if (project.accepts(
                    number >= 1 && number <= 65535,
                    "forklift.E291",
                    "port(" + number + ")",
                    "ports are numbered 1 to 65535",
                    "port(587)")) {
                port = number;
                portSaid = true;
            }
            return this;
        }

        /**
         * Encrypts the connection from its first byte ({@code EMAIL_USE_SSL}), in place of STARTTLS.
         *
         * @return these options
         */
        public Options tls() {
            return encrypted(false, true, IMPLICIT);
        }

        /**
         * Encrypts nothing: for a relay in the cluster.
         *
         * @return these options
         */
        public Options unencrypted() {
            return encrypted(false, false, PLAIN);
        }

        private Options encrypted(boolean byStartTls, boolean fromTheFirstByte, int usual) {
            startTls = byStartTls;
            implicit = fromTheFirstByte;
            port = portSaid ? port : usual;
            return this;
        }

        /**
         * Logs in.
         *
         * @param user who: {@code EMAIL_HOST_USER}
         * @param password where the password is kept: {@code EMAIL_HOST_PASSWORD}
         * @return these options
         */
        public Options login(String user, SecretKey password) {
            project.env("EMAIL_HOST_USER", user).env("EMAIL_HOST_PASSWORD", password);
            return this;
        }

        /**
         * Sets from whom mail is: {@code DEFAULT_FROM_EMAIL}, and {@code SERVER_EMAIL} for what Django itself sends.
         *
         * @param address such as {@code shop@example.com}
         * @return these options
         */
        public Options from(String address) {
            if (project.accepts(
                    address.contains("@"),
                    "forklift.E291",
                    "from(\"" + address + "\")",
                    "mail is from an address",
                    "from(\"shop@example.com\"), or \"Shop <shop@example.com>\"")) {
                project.env("DEFAULT_FROM_EMAIL", address).env("SERVER_EMAIL", address);
            }
            return this;
        }
    }
}

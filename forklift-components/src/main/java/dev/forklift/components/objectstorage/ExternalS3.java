package dev.forklift.components.objectstorage;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bucket outside of the stack: {@link S3#external}. It makes no object, and hands out how it is reached. */
public final class ExternalS3 implements Component<ObjectStoragePort> {

    private static final Pattern URL = Pattern.compile("(https?)://([^/:@?#\\s]+)(?::([0-9]{1,5}))?");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_PORT = 65535;

    private final ExternalS3Spec spec;
    private final Notes notes;

    private ExternalS3(ExternalS3Spec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static ExternalS3 of(String bucket, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, bucket);
        options.accept(said);
        return new ExternalS3(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public ObjectStoragePort define(Scope scope) {
        return new ObjectStoragePort(
                endpoint(spec.endpoint()),
                Text.of(spec.endpoint()),
                spec.bucket(),
                spec.region(),
                spec.accessKey(),
                spec.secretKey());
    }

    private static Optional<Endpoint> endpoint(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || !Names.isDnsSubdomain(parts.group(2))) {
            return Optional.empty();
        }
        int usual = parts.group(1).equals("https") ? HTTPS : HTTP;
        int port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
        return port < 1 || port > LAST_PORT ? Optional.empty() : Optional.of(Endpoint.external(parts.group(2), port));
    }

    /** What can be said of a bucket outside of the stack. */
    public static final class Options {

        private final Notes notes;
        private final ValueChecks checks;
        private final String bucket;
        private final ImmutableExternalS3Spec.Builder spec = ImmutableExternalS3Spec.builder();
        private boolean hasKeys;
        private boolean hasIdentity;

        private Options(Notes notes, String bucket) {
            this.notes = notes;
            this.checks = new ValueChecks(notes);
            this.bucket = bucket;
            Buckets.isName(checks, "S3.external", bucket);
            spec.bucket(bucket);
        }

        private ExternalS3Spec build() {
            checks.require(
                    hasKeys || hasIdentity,
                    "forklift.E210",
                    "nobody is let into the bucket " + bucket,
                    "neither is an access key said, nor that pods are let in by the identity of their service account",
                    "credentials(SecretKey.external(\"shop-s3\", \"access-key\"), SecretKey.external(\"shop-s3\", "
                            + "\"secret-key\")), or workloadIdentity()");
            return spec.build();
        }

        /**
         * Sets the region.
         *
         * @param name such as {@code eu-west-1}; {@code us-east-1} by default
         * @return these options
         */
        public Options region(String name) {
            if (checks.require(
                    name.matches("[a-z0-9][a-z0-9-]*"),
                    "region(\"" + name + "\")",
                    "a region has lower case letters, digits and '-'; it is part of the address and of each signature",
                    "region(\"eu-west-1\")")) {
                spec.region(name);
            }
            return this;
        }

        /**
         * Sets the address of the storage, for one that is not Amazon's.
         *
         * @param url scheme, host and port: {@code https://s3.fr-par.scw.cloud}; {@code https://s3.<region>.amazonaws.com} by default
         * @return these options
         */
        public Options endpoint(String url) {
            if (checks.require(
                    ExternalS3.endpoint(url).isPresent(),
                    "endpoint(\"" + url + "\")",
                    "it is a scheme, a host and maybe a port, without the bucket and any path",
                    "endpoint(\"https://s3.fr-par.scw.cloud\")")) {
                spec.endpoint(url);
            }
            return this;
        }

        /**
         * Sets the access key by which pods are let in.
         *
         * @param accessKey where its id is kept
         * @param secretKey where the key itself is kept
         * @return these options
         */
        public Options credentials(SecretKey accessKey, SecretKey secretKey) {
            hasKeys = true;
            if (notes.given("the access key's id", accessKey) && notes.given("the access key", secretKey)) {
                spec.accessKey(accessKey).secretKey(secretKey);
            }
            return oneOfBoth();
        }

        /**
         * Says that pods are let in by the identity of their service account, which is bound to a role outside of the stack: no key is
         * handed out.
         *
         * @return these options
         */
        public Options workloadIdentity() {
            hasIdentity = true;
            return oneOfBoth();
        }

        private Options oneOfBoth() {
            checks.require(
                    !(hasKeys && hasIdentity),
                    "forklift.E211",
                    "credentials(…) beside workloadIdentity()",
                    "a key in the environment goes before the identity, which would never be used",
                    "one of the two");
            return this;
        }
    }
}

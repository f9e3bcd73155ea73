package dev.forklift.testkit.arbitraries;

import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.declare.SecretKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random services that operators and others run: buckets, clusters of databases and brokers, poolers, caches. */
public final class ManagedServices {

    private static final int MOST = 5;

    private ManagedServices() {}

    /** {@return buckets outside of the cluster} */
    public static Arbitrary<Blueprint<ExternalS3>> externalS3() {
        Options<ExternalS3.Options> options = Options.<ExternalS3.Options>of("ExternalS3.Options")
                .with("region", Arbitraries.of("eu-west-1", "us-east-2", "auto"), ExternalS3.Options::region)
                .with("endpoint", Values.hosts().map(h -> "https://" + h + ":9000"), ExternalS3.Options::endpoint);
        Options<ExternalS3.Options> entry = Options.<ExternalS3.Options>of("ExternalS3.Options")
                .flag("workloadIdentity", ExternalS3.Options::workloadIdentity)
                .with(
                        "workloadIdentity",
                        "credentials",
                        Values.objectNames(),
                        (o, s) -> o.credentials(SecretKey.external(s, "id"), SecretKey.external(s, "key")));
        return Combinators.combine(buckets(), entry.someOf(1), options.lambdas(MOST))
                .as((bucket, in, rest) -> s3(bucket, in.and(rest)));
    }

    /** {@return buckets outside of the cluster, of invalid input} */
    public static Arbitrary<Blueprint<ExternalS3>> invalidExternalS3() {
        Options<ExternalS3.Options> mistakes = Options.<ExternalS3.Options>of("ExternalS3.Options")
                .with("region", Arbitraries.of("", "EU West", "-x"), ExternalS3.Options::region)
                .with("endpoint", Arbitraries.of("", "s3.example.com", "https://a/b"), ExternalS3.Options::endpoint);
        return Combinators.combine(buckets(), mistakes.lambdas(2)).as(ManagedServices::s3);
    }

    private static Blueprint<ExternalS3> s3(String bucket, Lambda<ExternalS3.Options> lambda) {
        return Blueprint.of(
                "S3.external(" + Source.of(bucket), lambda, around -> S3.external(bucket, lambda.in(around)));
    }

    private static Arbitrary<String> buckets() {
        return Values.objectNames().map(name -> "shop-" + name);
    }
}

package dev.forklift.testkit.arbitraries;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.identity.AwsRole;
import dev.forklift.components.identity.AzureIdentity;
import dev.forklift.components.identity.CloudIdentity;
import dev.forklift.components.identity.EksPodIdentity;
import dev.forklift.components.identity.GoogleServiceAccount;
import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.components.secrets.Reloader;
import dev.forklift.components.secrets.SealedSecret;
import dev.forklift.components.secrets.SecretStore;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random Secrets that controllers make, and what a project says of settings, secret files and its identity. */
public final class SecretComponents {

    private static final int MOST = 4;
    private static final String SEALED = "AgBy3i4OJSWK".repeat(40);
    private static final String UUID = "2f4b1c5e-0000-4000-8000-111122223333";

    private SecretComponents() {}

    private static Arbitrary<SecretStore> stores() {
        return Combinators.combine(Values.objectNames(), Arbitraries.of(true, false))
                .as((name, cluster) -> cluster ? SecretStore.cluster(name) : SecretStore.named(name));
    }

    /** Names of their own, so that no two are equal. */
    private static Arbitrary<String> ownNames() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofLength(12)
                .withoutEdgeCases()
                .map(name -> "own-" + name);
    }

    /** {@return Secrets that are fetched} */
    public static Arbitrary<Blueprint<ExternalSecret>> externalSecrets() {
        return externalSecrets(
                stores(),
                Options.<ExternalSecret.Options>of("ExternalSecret.Options")
                        .with(
                                "key",
                                Arbitraries.of("A", "b.crt"),
                                Values.texts().map(t -> "x" + t),
                                (o, key, remote) -> o.key(key, remote, "part"))
                        .with("all", Arbitraries.of("shop", "shop/env"), (o, remote) -> o.all(remote, "C"))
                        .with(
                                "composed",
                                Values.texts(),
                                (o, text) -> o.composed(
                                        "URL",
                                        v -> v.text(text)
                                                .encoded("FIRST")
                                                .key("FIRST")
                                                .json("FIRST")))
                        .with("file", Arbitraries.of("app.yml", "app.json"), (o, name) -> o.file(name, "FIRST"))
                        .with("refresh", "refresh", Values.seconds(1, 7200), ExternalSecret.Options::refresh)
                        .with("refresh", "once", Arbitraries.just("once"), (o, once) -> o.once())
                        .with("type", Arbitraries.of("Opaque", "example.com/own"), ExternalSecret.Options::type)
                        .with("secretName", ownNames(), ExternalSecret.Options::secretName)
                        .flag("deletedWithItsValues", ExternalSecret.Options::deletedWithItsValues)
                        .lambdas(MOST));
    }

    /** {@return Secrets that are fetched, of invalid input} */
    public static Arbitrary<Blueprint<ExternalSecret>> invalidExternalSecrets() {
        Options<ExternalSecret.Options> mistakes = Options.<ExternalSecret.Options>of("ExternalSecret.Options")
                .with("key", Arbitraries.of("", "a b", "a/b"), (o, key) -> o.key(key, "remote"))
                .with("remote", Arbitraries.of("", " "), (o, remote) -> o.key("X", remote))
                .with("composed", Arbitraries.of("NOBODY", ""), (o, key) -> o.composed("URL", v -> v.key(key)))
                .with("file", Arbitraries.of("", "app", "app.ini"), (o, name) -> o.file(name, "FIRST"))
                .with("refresh", DjangoComponents.noSeconds(), ExternalSecret.Options::refresh)
                .with("type", Arbitraries.of("", "a b"), ExternalSecret.Options::type)
                .with("secretName", Values.invalidDnsLabels().map(n -> n + "_"), ExternalSecret.Options::secretName);
        return Arbitraries.oneOf(
                externalSecrets(stores(), mistakes.someOf(2)),
                externalSecrets(Arbitraries.of("", "A b").map(SecretStore::named), Arbitraries.just(Lambda.empty())));
    }

    private static Arbitrary<Blueprint<ExternalSecret>> externalSecrets(
            Arbitrary<SecretStore> stores, Arbitrary<Lambda<ExternalSecret.Options>> lambdas) {
        return Combinators.combine(stores, lambdas)
                .as((store, lambda) -> Blueprint.of(
                        "ExternalSecret.from(" + store,
                        lambda,
                        around -> ExternalSecret.from(
                                store, o -> lambda.in(around).accept(o.key("FIRST", "shop/first")))));
    }

    /** {@return Secrets that are encrypted} */
    public static Arbitrary<Blueprint<SealedSecret>> sealedSecrets() {
        return sealedSecrets(Options.<SealedSecret.Options>of("SealedSecret.Options")
                .with("encrypted", Arbitraries.of("A", "b.crt"), (o, key) -> o.encrypted(key, SEALED))
                .with("scope", "namespaceWide", Arbitraries.just("x"), (o, x) -> o.namespaceWide())
                .with("scope", "clusterWide", Arbitraries.just("x"), (o, x) -> o.clusterWide())
                .with("type", Arbitraries.of("Opaque", "example.com/own"), SealedSecret.Options::type)
                .with("secretName", ownNames(), SealedSecret.Options::secretName)
                .lambdas(MOST));
    }

    /** {@return Secrets that are encrypted, of invalid input} */
    public static Arbitrary<Blueprint<SealedSecret>> invalidSealedSecrets() {
        return sealedSecrets(Options.<SealedSecret.Options>of("SealedSecret.Options")
                .with("encrypted", Values.texts(), (o, value) -> o.encrypted("PASSWORD", value))
                .with("key", Arbitraries.of("", "a b"), (o, key) -> o.encrypted(key, SEALED))
                .with("type", Arbitraries.of("", "a b"), SealedSecret.Options::type)
                .with("secretName", Arbitraries.of("", "A"), SealedSecret.Options::secretName)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<SealedSecret>> sealedSecrets(Arbitrary<Lambda<SealedSecret.Options>> lambdas) {
        return lambdas.map(lambda -> Blueprint.of(
                "SealedSecret.of(x -> x.encrypted(…)",
                lambda,
                around -> SealedSecret.of(o -> lambda.in(around).accept(o.encrypted("FIRST", SEALED)))));
    }

    /** Settings, secret files, labels and identity of a project. */
    static Options<DjangoProject.Options> project(Options<DjangoProject.Options> own) {
        return own.with("setting", settings(), (o, value) -> o.setting("FEATURES", List.of(value, Map.of("a", value))))
                .with(
                        "settingText",
                        Values.texts(),
                        (o, text) -> o.setting("MOTTO", text).setting("DEBUG", false))
                .with(
                        "settingsFile",
                        Arbitraries.of("/etc/config/shop.yaml", "/etc/django/shop.json"),
                        DjangoProject.Options::settingsFile)
                .with(
                        "secretFile",
                        Arbitraries.of("saml.key", "saml.crt"),
                        (o, name) -> o.secretFile("/etc/saml/" + name, SecretKey.external("shop-saml", "key")))
                .with("label", Values.labelKeys(), Values.labelValues(), DjangoProject.Options::label)
                .with("annotation", Values.labelKeys(), Values.texts(), DjangoProject.Options::annotation)
                .with("identity", identities(), DjangoProject.Options::identity)
                .with("useReloader", Arbitraries.just("auto"), (o, x) -> o.use(Reloader.auto()));
    }

    private static Arbitrary<Object> settings() {
        return Arbitraries.oneOf(
                Values.texts().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
    }

    private static Arbitrary<CloudIdentity> identities() {
        return Arbitraries.of(
                AwsRole.of("arn:aws:iam::111122223333:role/shop"),
                EksPodIdentity.of("arn:aws-cn:iam::111122223333:role/path/shop"),
                GoogleServiceAccount.of("shop-app@project.iam.gserviceaccount.com"),
                AzureIdentity.of(UUID),
                AzureIdentity.of(UUID, UUID));
    }
}

package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Overrides;
import dev.forklift.workload.Profile;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Whole random stacks, as values that shrink to a few lines. */
public final class Stacks {

    private static final int LONG = 45;

    private Stacks() {}

    /** A component of a stack before it has its number. */
    private record Unnumbered(String group, String prefix, Blueprint<?> blueprint, Lambda<Overrides> overrides) {
        Part numbered(int number) {
            return new Part(group.isEmpty() ? "" : group + "-" + number, prefix + "-" + number, blueprint, overrides);
        }
    }

    /** {@return the three profiles} */
    public static Arbitrary<Profile> profiles() {
        return Arbitraries.of(Profile.production(), Profile.staging(), Profile.development());
    }

    /** {@return names of stacks, now and then so long that everything in them is cut} */
    public static Arbitrary<String> names() {
        return prefixes().map(p -> p.equals("c") ? "shop" : p);
    }

    /** Ids begin with these; they are numbered, so that shrinking one leaves the others apart. */
    private static Arbitrary<String> prefixes() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just("c")),
                Tuple.of(2, Values.dnsLabels(20).map(id -> "c" + id)),
                Tuple.of(1, Arbitraries.integers().between(LONG, 58).map("c"::repeat)));
    }

    private static Arbitrary<String> groups() {
        return Arbitraries.of("", "", "", "back", "g".repeat(50));
    }

    /**
     * {@return stacks of users' components, with one component more around which laws are held}
     *
     * @param subjects the component
     * @param most how many others there are at the most
     */
    public static Arbitrary<StackPlan> around(Arbitrary<? extends Blueprint<?>> subjects, int most) {
        Arbitrary<Unnumbered> subject = part(subjects, Arbitraries.just(Lambda.empty()));
        return Combinators.combine(names(), profiles(), siblings().list().ofMaxSize(most), subject)
                .as((name, profile, siblings, one) -> {
                    List<Unnumbered> layer = new ArrayList<>(siblings);
                    layer.add(one);
                    return plan(name, profile, List.of(layer), Lambda.empty());
                });
    }

    /**
     * {@return stacks of users' components, with two components more around which laws are held}
     *
     * @param subjects the components
     * @param most how many others there are at the most
     */
    public static Arbitrary<StackPlan> withTwins(Arbitrary<? extends Blueprint<?>> subjects, int most) {
        Arbitrary<Unnumbered> subject = part(subjects, Arbitraries.just(Lambda.empty()));
        return Combinators.combine(names(), profiles(), siblings().list().ofMaxSize(most), subject, subject)
                .as((name, profile, siblings, one, other) -> {
                    List<Unnumbered> layer = new ArrayList<>(siblings);
                    layer.add(one);
                    layer.add(other);
                    return plan(name, profile, List.of(layer), Lambda.empty());
                });
    }

    /** {@return stacks of users' components in the words of the core} */
    public static Arbitrary<StackPlan> ofUserComponents() {
        return Network.sometimes(Combinators.combine(
                        names(),
                        profiles(),
                        part(UserComponents.providers(), Arbitraries.just(Lambda.empty()))
                                .list()
                                .ofMaxSize(3),
                        siblings().list().ofMaxSize(4),
                        everything())
                .as((name, profile, providers, rest, everything) ->
                        plan(name, profile, List.of(providers, rest), rest.isEmpty() ? Lambda.empty() : everything)));
    }

    /** {@return stacks of Django projects with their services, processes and routes, beside users' components} */
    public static Arbitrary<StackPlan> ofDjango() {
        return Network.sometimes(django(siblings()));
    }

    /** {@return stacks of Django projects as a profile for production has them: every safe default is left as it is} */
    public static Arbitrary<StackPlan> hardened() {
        return django(plain(UserComponents.hardened()))
                .map(plan -> new StackPlan(plan.name(), Profile.production(), plan.layers(), plan.everything()));
    }

    private static Arbitrary<StackPlan> django(Arbitrary<Unnumbered> others) {
        Arbitrary<List<Unnumbered>> processes = Combinators.combine(
                        Arbitraries.oneOf(processes(), processes(), others)
                                .list()
                                .ofMaxSize(4),
                        atMostOne(plain(DjangoComponents.migrations())),
                        atMostOne(plain(CeleryComponents.beats())))
                .as((many, migration, beat) -> {
                    List<Unnumbered> all = new ArrayList<>(many);
                    all.addAll(migration);
                    all.addAll(beat);
                    return all;
                });
        return Combinators.combine(
                        names(),
                        profiles(),
                        Arbitraries.oneOf(services(), services(), services(), plain(EdgeComponents.footings()))
                                .list()
                                .ofMaxSize(3),
                        plain(DjangoComponents.projects()).list().ofMaxSize(2),
                        processes,
                        Arbitraries.oneOf(
                                        plain(DjangoComponents.ingresses()),
                                        plain(EdgeComponents.routes()),
                                        plain(EdgeComponents.routes()))
                                .list()
                                .ofMaxSize(2))
                .as((name, profile, services, projects, running, edges) ->
                        plan(name, profile, List.of(services, projects, running, edges), Lambda.empty()));
    }

    private static <T> Arbitrary<List<T>> atMostOne(Arbitrary<T> one) {
        return one.list().ofMaxSize(1);
    }

    private static Arbitrary<Unnumbered> plain(Arbitrary<? extends Blueprint<?>> blueprints) {
        return part(blueprints, Arbitraries.just(Lambda.empty()));
    }

    private static Arbitrary<Unnumbered> services() {
        return Arbitraries.oneOf(
                plain(SecretComponents.externalSecrets()),
                plain(SecretComponents.sealedSecrets()),
                plain(ScalingComponents.scaled()),
                plain(DataServices.externalPostgres()),
                plain(DataServices.postgresServers()),
                plain(DataServices.externalRedis()),
                plain(DataServices.sentinelRedis()),
                plain(DataServices.redisServers()),
                plain(DataServices.externalRabbitMq()),
                plain(DataServices.rabbitMqServers()),
                plain(ManagedServices.any()),
                plain(ManagedServices.any()),
                plain(ReleaseComponents.media()));
    }

    private static Arbitrary<Unnumbered> processes() {
        return Arbitraries.oneOf(
                plain(MonitoringComponents.serviceMonitors()),
                plain(MonitoringComponents.podMonitors()),
                plain(MonitoringComponents.alerts()),
                plain(DjangoComponents.gunicorns()),
                plain(DjangoComponents.uvicorns()),
                plain(DjangoComponents.daphnes()),
                plain(CommandComponents.any()),
                plain(CommandComponents.any()),
                plain(ServerComponents.any()),
                plain(ServerComponents.any()),
                plain(ServerComponents.any()),
                plain(CeleryComponents.workers()),
                part(ReleaseComponents.behindAFront(DjangoComponents.gunicorns()), ReleaseComponents.inFront()),
                plain(ReleaseComponents.fronts()),
                plain(ReleaseComponents.fileServers()),
                plain(ReleaseComponents.postDeploys()));
    }

    private static Arbitrary<Unnumbered> siblings() {
        return Arbitraries.oneOf(
                part(UserComponents.any(), Arbitraries.just(Lambda.empty())),
                part(Adopted.any(), Arbitraries.just(Lambda.empty())),
                part(
                        UserComponents.withDeployment(),
                        UserComponents.deploymentOverrides().lambdas(2)),
                part(
                        UserComponents.withWorkload(),
                        UserComponents.workloadOverrides().lambdas(2)));
    }

    private static Arbitrary<Lambda<Overrides>> everything() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Lambda.empty())),
                Tuple.of(1, UserComponents.patches().lambdas(1)));
    }

    private static Arbitrary<Unnumbered> part(
            Arbitrary<? extends Blueprint<?>> blueprints, Arbitrary<Lambda<Overrides>> overrides) {
        return Combinators.combine(groups(), prefixes(), blueprints, overrides).as(Unnumbered::new);
    }

    private static StackPlan plan(
            String name, Profile profile, List<List<Unnumbered>> layers, Lambda<Overrides> everything) {
        List<List<Part>> numbered = new ArrayList<>();
        int number = 0;
        for (List<Unnumbered> layer : layers) {
            List<Part> parts = new ArrayList<>();
            for (Unnumbered part : layer) {
                number++;
                parts.add(part.numbered(number));
            }
            numbered.add(parts);
        }
        return new StackPlan(name, profile, numbered, everything);
    }
}

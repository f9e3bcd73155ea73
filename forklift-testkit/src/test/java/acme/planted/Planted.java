package acme.planted;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.render.Manifests;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import dev.forklift.testkit.arbitraries.Surroundings;
import dev.forklift.testkit.laws.ComponentContract;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.WeakHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Contracts of components that break the laws, one each, in a package of a user's. They are run by LawsBiteTest alone, since no
 * name ends in Test.
 */
final class Planted {

    private Planted() {}

    /** A component that is the same each time it is made. */
    private static Arbitrary<Blueprint<Component<NoPort>>> always(Component<NoPort> component) {
        return Arbitraries.integers()
                .between(1, 9)
                .map(size -> Blueprint.<Component<NoPort>>of("new Planted(" + size + ")", around -> component));
    }

    private static Workload server(Scope s, String value) {
        return s.deployment(w -> w.image("planted:1").env("VALUE", value));
    }

    static class RandomValue implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                server(s, UUID.randomUUID().toString());
                return NoPort.INSTANCE;
            });
        }
    }

    static class Clock implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                server(
                        s,
                        java.time.LocalDate.now(java.time.ZoneId.systemDefault())
                                .toString());
                return NoPort.INSTANCE;
            });
        }
    }

    static class DefaultLocale implements ComponentContract<Component<NoPort>> {
        @Override
        @SuppressWarnings({"StringCaseLocaleUsage", "DefaultLocale"})
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                server(s, "TITLE".toLowerCase() + String.format("%d", 7));
                return NoPort.INSTANCE;
            });
        }
    }

    static class HashOrder implements ComponentContract<Component<NoPort>> {
        /** Neither equals nor hashCode: a set of them is in the order of their addresses. */
        private static final class Item {
            private final String name;

            Item(String name) {
                this.name = name;
            }
        }

        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                Set<Item> items = new HashSet<>();
                for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
                    items.add(new Item(name));
                }
                List<String> names = new ArrayList<>();
                items.forEach(item -> names.add(item.name));
                server(s, String.join(",", names));
                return NoPort.INSTANCE;
            });
        }
    }

    /** The first of its kind that is defined in a stack is told apart from the second. */
    static class FirstComeFirstServed implements ComponentContract<Component<NoPort>> {
        private static final Set<Surroundings> LED = Collections.newSetFromMap(new WeakHashMap<>());

        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return Arbitraries.just(Blueprint.of("new FirstComeFirstServed()", around -> s -> {
                server(s, isFirst(around) ? "leader" : "follower");
                return NoPort.INSTANCE;
            }));
        }

        /** What surrounds it is of one definition of one stack. */
        private static boolean isFirst(Surroundings around) {
            synchronized (LED) {
                return LED.add(around);
            }
        }
    }

    /** Reaches into others by a fact. */
    static class Meddler implements ComponentContract<Component<NoPort>> {
        /** What a meddler tells the other. */
        private record Here(String path) {}

        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                s.declare(new Here(s.path().value()));
                s.deployment(w -> w.image("planted:1")
                        .atFinish((facts, own) ->
                                own.env("NEIGHBOURS", "" + facts.of(Here.class).size())));
                return NoPort.INSTANCE;
            });
        }
    }

    static class LongName implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                s.object("map", ConfigMap.class, (me, naming) -> {
                    ConfigMap map = new ConfigMap();
                    map.setMetadata(new ObjectMeta());
                    map.getMetadata().setName(s.path().value().replace('.', '-') + "x".repeat(240));
                    return map;
                });
                return NoPort.INSTANCE;
            });
        }
    }

    static class SharedSelector implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                s.object("app", Deployment.class, (me, naming) -> deployment(me.name()));
                return NoPort.INSTANCE;
            });
        }

        private static Deployment deployment(String name) {
            Map<String, String> labels = Map.of("app", "web");
            return new DeploymentBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .endMetadata()
                    .withNewSpec()
                    .withNewSelector()
                    .withMatchLabels(labels)
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .withLabels(labels)
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("app")
                    .withImage("planted:1")
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build();
        }
    }

    static class Dangling implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                s.object("app", Deployment.class, (me, naming) -> {
                    Deployment app = SharedSelector.deployment(me.name());
                    app.getSpec().getSelector().setMatchLabels(me.selector());
                    app.getSpec().getTemplate().getMetadata().setLabels(me.selector());
                    app.getSpec().getTemplate().getSpec().setServiceAccountName("nobody");
                    return app;
                });
                return NoPort.INSTANCE;
            });
        }
    }

    /** JSON and YAML have no such number. */
    static class Unwritable implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                s.object("widget", GenericKubernetesResource.class, (me, naming) -> {
                    GenericKubernetesResource widget = new GenericKubernetesResource();
                    widget.setApiVersion("example.com/v1");
                    widget.setKind("Widget");
                    widget.setMetadata(new ObjectMeta());
                    Map<String, Object> spec = new TreeMap<>();
                    spec.put("ratio", Double.NaN);
                    widget.setAdditionalProperties(new TreeMap<>(Map.of("spec", spec)));
                    return widget;
                });
                return NoPort.INSTANCE;
            });
        }
    }

    static class AlwaysWrong implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                s.deployment(w -> w.image("planted:1").replicas(-1));
                return NoPort.INSTANCE;
            });
        }
    }

    static class Thrower implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                server(s, "fine");
                return NoPort.INSTANCE;
            });
        }

        @Override
        public Optional<Arbitrary<Blueprint<Component<NoPort>>>> invalid() {
            return Optional.of(always(s -> {
                throw new IllegalArgumentException("size");
            }));
        }
    }

    static class Silent implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                server(s, "fine");
                return NoPort.INSTANCE;
            });
        }

        @Override
        public Optional<Arbitrary<Blueprint<Component<NoPort>>>> invalid() {
            return Optional.of(always(s -> NoPort.INSTANCE));
        }
    }

    /** Keeps them all. */
    static class Lawful implements ComponentContract<Component<NoPort>> {
        @Override
        public Arbitrary<Blueprint<Component<NoPort>>> components() {
            return always(s -> {
                server(s, "fine");
                return NoPort.INSTANCE;
            });
        }
    }

    /** No contract: a property of whole stacks, which a port that occurs now and then breaks. */
    static class InALargeStack {
        @Provide
        Arbitrary<StackPlan> large() {
            Arbitrary<Blueprint<Component<NoPort>>> servers = Arbitraries.integers()
                    .between(9000, 9999)
                    .edgeCases(EdgeCases.Config::none)
                    .map(port -> Blueprint.of("new Server(" + (port > 9900 ? 9999 : port) + ")", around -> s -> {
                        s.deployment(w -> w.image("planted:1").port("http", port > 9900 ? 9999 : port));
                        return NoPort.INSTANCE;
                    }));
            return Stacks.around(servers, 20);
        }

        @Property(tries = 500)
        void no_server_listens_on_a_forbidden_port(@ForAll("large") StackPlan plan) {
            boolean found = plan.define().render(Manifests.stream()).text().contains("containerPort: 9999");
            if (found) {
                throw new AssertionError("A server listens on 9999, in\n" + plan);
            }
        }
    }
}

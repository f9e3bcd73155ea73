package dev.forklift.testkit.arbitraries;

import dev.forklift.Stack;
import dev.forklift.component.Overrides;
import dev.forklift.component.Scope;
import dev.forklift.resource.IsolationOptions;
import dev.forklift.workload.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A random stack as a value: its components in layers, each of which takes handles of earlier layers only, so that those of one
 * layer may be added in any order. Prints as the code one would write.
 *
 * @param name the stack's name
 * @param profile its defaults
 * @param layers its components
 * @param everything what is changed of all of them
 * @param network what its network policies know, where they are derived
 */
public record StackPlan(
        String name,
        Profile profile,
        List<List<Part>> layers,
        Lambda<Overrides> everything,
        Optional<Lambda<IsolationOptions>> network) {

    /**
     * Creates a plan.
     *
     * @param name the stack's name
     * @param profile its defaults
     * @param layers its components; copied
     * @param everything what is changed of all of them
     * @param network what its network policies know, where they are derived
     */
    public StackPlan {
        layers = layers.stream().map(List::copyOf).toList();
    }

    /**
     * Creates a plan whose network policies are not derived.
     *
     * @param name the stack's name
     * @param profile its defaults
     * @param layers its components; copied
     * @param everything what is changed of all of them
     */
    public StackPlan(String name, Profile profile, List<List<Part>> layers, Lambda<Overrides> everything) {
        this(name, profile, layers, everything, Optional.empty());
    }

    /**
     * {@return the same stack with derived network policies}
     *
     * @param knows what they know of the cluster
     */
    StackPlan isolated(Lambda<IsolationOptions> knows) {
        return new StackPlan(name, profile, layers, everything, Optional.of(knows));
    }

    /** {@return the same stack, whose network policies are not derived} */
    public StackPlan withoutPolicies() {
        return new StackPlan(name, profile, layers, everything);
    }

    /** {@return the stack} */
    public Stack define() {
        return Stack.named(name).profile(profile).define(this::addTo);
    }

    /**
     * {@return the stack with something more in it}
     *
     * @param more what is said before the components are added
     */
    public Stack define(Consumer<Scope> more) {
        return Stack.named(name).profile(profile).define(scope -> {
            more.accept(scope);
            addTo(scope);
        });
    }

    private void addTo(Scope scope) {
        Surroundings around = new Surroundings(scope);
        if (!everything.isEmpty()) {
            scope.everything(everything.in(around));
        }
        network.ifPresent(knows -> scope.networkPolicies(knows.in(around)));
        for (List<Part> layer : layers) {
            Map<String, Object> handles = new TreeMap<>();
            for (Part part : layer) {
                Object handle = part.addTo(scope, around);
                if (handle != null) {
                    handles.put(part.id(), handle);
                }
            }
            around.offer(handles);
        }
    }

    /** {@return its components, in the order in which they are added} */
    public Stream<Part> parts() {
        return layers.stream().flatMap(List::stream);
    }

    /**
     * {@return the same stack with the components of each layer added in another order}
     *
     * @param seed which order
     */
    public StackPlan shuffled(long seed) {
        Random random = new Random(seed);
        List<List<Part>> other = new ArrayList<>();
        for (List<Part> layer : layers) {
            List<Part> parts = new ArrayList<>(layer);
            Collections.shuffle(parts, random);
            other.add(parts);
        }
        return new StackPlan(name, profile, other, everything, network);
    }

    /** {@return the component that the others surround: the last one} */
    public Part subject() {
        List<Part> last = layers.get(layers.size() - 1);
        return last.get(last.size() - 1);
    }

    /**
     * {@return the same stack without a component, though with what the component takes from others}
     *
     * @param part a component that hands out nothing to others
     */
    public StackPlan without(Part part) {
        List<List<Part>> fewer = new ArrayList<>();
        for (List<Part> layer : layers) {
            fewer.add(layer.stream()
                    .map(p -> p.equals(part)
                            ? new Part(p.group(), p.id(), p.blueprint().unbuilt(), Lambda.empty())
                            : p)
                    .toList());
        }
        return new StackPlan(name, profile, fewer, everything, network);
    }

    /** {@return the options that its components set, for statistics} */
    public Stream<String> uses() {
        return Stream.concat(
                Stream.concat(everything.uses().stream(), network.stream().flatMap(n -> n.uses().stream())),
                parts().flatMap(p -> Stream.concat(p.blueprint().uses().stream(), p.overrides().uses().stream())));
    }

    /** {@return the stack as one would write it} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Stack.named(\"").append(name).append('"');
        text.append(").profile(").append(profile.name()).append(").define(s -> {\n");
        if (!everything.isEmpty()) {
            text.append("    s.everything(").append(everything).append(");\n");
        }
        network.ifPresent(
                knows -> text.append("    s.networkPolicies(").append(knows).append(");\n"));
        parts().forEach(p -> text.append("    ").append(p).append(";\n"));
        return text.append("})").toString();
    }
}

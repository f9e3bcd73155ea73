package tenants;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;

/** One stack with many Django installations in it, each in a group of its own, and network policies between them. */
final class LargeStack {

    private LargeStack() {}

    static Stack of(int installations) {
        return Stack.named("platform").define(s -> {
            s.networkPolicies(n -> n.ingressController("ingress-nginx"));
            for (int i = 0; i < installations; i++) {
                String name = Tenants.name(i);
                s.group(name, group -> Tenant.define(group, name + ".example.com"));
            }
        });
    }

    static String written(int installations) {
        Stack stack = of(installations);
        stack.check().throwIfErrors();
        return stack.render(Manifests.stream()).text();
    }
}

package summon;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a tenant's manifests for each environment, below the directory that its argument names. */
public final class Deploy {

    private Deploy() {}

    /**
     * Checks, prints what was found and what has to be there, and writes.
     *
     * @param args the directory
     */
    public static void main(String[] args) {
        Tenant acme =
                new Tenant("acme", "us.gcr.io/ridecell/summon:8.1.0", "summon_platform", Map.of("dispatch", "2.4.1"));
        for (Environment env : List.of(Environment.DEV, Environment.QA, Environment.UAT, Environment.PROD)) {
            Stack stack = Summon.of(acme, env);
            System.out.println(stack.check().throwIfErrors());
            stack.render(Manifests.perObject()).writeTo(Path.of(args[0], env.id()));
        }
        System.out.println(Summon.of(acme, Environment.PROD).prerequisites());
    }
}

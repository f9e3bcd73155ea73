package shop.cluster;

import dev.forklift.workload.SafeDefault;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The first process of each container is not root's, and its root file system takes no file. */
final class NothingRunsAsRoot implements Check {

    private static final String LOOK = "cat /proc/1/status /proc/mounts; : >/forklift-was-here && echo WRITTEN";
    private static final Pattern ROOT = Pattern.compile("(?m)^Uid:.*\\t0(\\t|$)");
    private static final Pattern READ_ONLY = Pattern.compile("(?m)^\\S+ / \\S+ ro[, ]");

    @Override
    public String id() {
        return "root";
    }

    @Override
    public String name() {
        return "nothing runs as root or writes to its root file system";
    }

    @Override
    public String check(Installation shop) {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Pod pod : Processes.lasting(shop)) {
            for (Container container : pod.getSpec().getContainers()) {
                looked++;
                judge(
                        Pods.name(pod) + "/" + container.getName(),
                        shop.exec(pod, container.getName(), "sh", "-c", LOOK),
                        wrong);
            }
        }
        for (Pod pod : shop.pods()) {
            pod.getSpec().getInitContainers().forEach(c -> judge(Pods.name(pod), c, wrong));
            pod.getSpec().getContainers().forEach(c -> judge(Pods.name(pod), c, wrong));
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("; ", wrong));
        }
        return looked + " containers looked into; init containers and Jobs by what they were started with";
    }

    private static void judge(String container, String seen, List<String> wrong) {
        if (!seen.contains("Uid:")) {
            wrong.add(container + " does not tell: " + seen);
        }
        if (ROOT.matcher(seen).find()) {
            wrong.add(container + " runs as root");
        }
        if (seen.contains("WRITTEN") || !READ_ONLY.matcher(seen).find()) {
            wrong.add(container + " may write to /");
        }
    }

    private static void judge(String pod, Container container, List<String> wrong) {
        var security = container.getSecurityContext();
        if (security == null || !Boolean.TRUE.equals(security.getReadOnlyRootFilesystem())) {
            wrong.add(pod + "/" + container.getName() + " is started with a writable /");
        }
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "web pods with a writable root",
                shop -> shop.with(
                        parts.web(),
                        o -> o.container(parts.web(), c -> c.without(SafeDefault.READ_ONLY_ROOT, "to see it found"))));
    }
}

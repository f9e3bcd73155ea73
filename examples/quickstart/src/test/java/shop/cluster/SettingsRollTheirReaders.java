package shop.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A setting of the project rolls its processes and no data service; one of a single worker rolls that worker. */
final class SettingsRollTheirReaders implements Check {

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String name() {
        return "a changed setting rolls exactly its readers";
    }

    @Override
    public String check(Installation shop) {
        String mail = shop.parts().mail();
        Set<String> processes = Processes.components(Processes.readers(shop));
        Set<String> first = rolledBy(
                shop,
                () -> shop.change(s ->
                        s.with(shop.parts().django(), o -> o.configMap(c -> c.data("GREETING", "Good morning")))));
        expect("GREETING of the project", processes, first);
        String greeting = shop.site().json("/settings/GREETING").get("GREETING").asText();
        if (!greeting.equals("Good morning")) {
            throw new AssertionError("GREETING is '" + greeting + "' after the rollout");
        }
        Set<String> second =
                rolledBy(shop, () -> shop.change(s -> s.with(mail, o -> o.workload(w -> w.env("LOG_LEVEL", "DEBUG")))));
        expect("LOG_LEVEL of " + mail, Set.of(mail), second);
        return "GREETING rolled " + String.join(", ", first) + "; LOG_LEVEL of one worker rolled "
                + String.join(", ", second);
    }

    private static Set<String> rolledBy(Installation shop, Runnable change) {
        Set<String> before = uids(Processes.lasting(shop));
        change.run();
        shop.rolledOut();
        return Processes.lasting(shop).stream()
                .filter(p -> !before.contains(p.getMetadata().getUid()))
                .map(Pods::component)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> uids(List<Pod> pods) {
        return pods.stream().map(p -> p.getMetadata().getUid()).collect(Collectors.toSet());
    }

    private static void expect(String setting, Set<String> readers, Set<String> rolled) {
        if (!rolled.equals(readers)) {
            throw new AssertionError(setting + " is read by " + readers + ", and rolled " + rolled);
        }
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheFiles("the project's ConfigMap has a name without a hash", file -> stable(file, parts));
    }

    /** The Job, whose template cannot change, gets another name. */
    private static String stable(String file, Parts parts) {
        return file.replaceAll("([a-z]+-" + parts.django() + ")-[0-9a-f]{8}", "$1-settings")
                .replaceAll("[a-z]+-" + parts.migrate() + "-[0-9a-f]{8}", "$0-settings");
    }
}

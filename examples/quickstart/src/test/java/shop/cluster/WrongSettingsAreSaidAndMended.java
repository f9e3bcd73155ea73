package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import shop.cluster.Patience.Look;

/** With a wrong database password and a wrong broker host, pods say so and stay unready; the corrected stack mends it. */
final class WrongSettingsAreSaidAndMended implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PASSWORD = "password authentication failed";
    private static final String NOWHERE = "no-such-broker";

    @Override
    public String id() {
        return "wrong-settings";
    }

    @Override
    public String name() {
        return "pods say which setting is wrong and stay unready; the corrected stack mends them, the failed Job too";
    }

    @Override
    public String check(Installation shop) {
        List<String> sound = Processes.lasting(shop).stream().map(Pods::name).toList();
        shop.applyOnce(s -> wrong(s, shop.parts()));
        String web = said(shop, sound, shop.parts().web(), PASSWORD);
        String worker = said(shop, sound, shop.parts().worker(), "Cannot connect to amqp://shop:**@" + NOWHERE);
        Patience.until(LIMIT, () -> shop.hasAFailedJob() ? "" : "the Job with the wrong password has not failed");
        int status = shop.site().get("/").statusCode();
        if (status != 200) {
            throw new AssertionError("the pods that were there answer " + status);
        }
        shop.change(s -> s.with(shop.parts().django(), o -> o.configMap(c -> c.data("GREETING", "Mended"))));
        Duration took = shop.rolledOut();
        return "web: '" + web + "'; worker: '" + worker + "'; the Job failed; mended in " + took.toSeconds() + " s";
    }

    private static Stack wrong(Stack shop, Parts parts) {
        Stack wrong = shop.with(
                parts.migrate(),
                o -> o.workload(w -> w.env("DATABASE_PASSWORD", "wrong"))
                        .patch(Job.class, WrongSettingsAreSaidAndMended::giveUpSoon));
        for (String process : List.of(parts.web(), parts.live())) {
            wrong = wrong.with(process, o -> o.workload(w -> w.env("DATABASE_PASSWORD", "wrong")));
        }
        for (String process : new TreeSet<>(List.of(parts.worker(), parts.mail(), parts.beat()))) {
            wrong = wrong.with(
                    process,
                    o -> o.workload(w -> w.env("CELERY_BROKER_URL", "amqp://shop:shop@" + NOWHERE + ":5672/shop")));
        }
        return wrong;
    }

    private static void giveUpSoon(Job job) {
        job.getSpec().setBackoffLimit(0);
        job.getSpec().setActiveDeadlineSeconds(20L);
    }

    /** {@return the line by which a new pod of a component says what is wrong; it has to be unready} */
    private static String said(Installation shop, List<String> sound, String component, String what) {
        return Patience.value(LIMIT, () -> {
            List<Pod> fresh = shop.podsOf(component).stream()
                    .filter(p -> !sound.contains(Pods.name(p)))
                    .toList();
            fresh.stream().filter(Pods::isReady).findAny().ifPresent(p -> {
                throw new AssertionError(Pods.name(p) + " is ready with a wrong setting");
            });
            return fresh.stream()
                    .flatMap(shop::lines)
                    .filter(line -> line.contains(what))
                    .findFirst()
                    .map(line -> Look.found(
                            line.substring(Math.max(0, line.indexOf(what) - 60)).strip()))
                    .orElseGet(() -> Look.missing(component + " does not say '" + what + "'"));
        });
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheFiles(
                "the Job's name does not change with its content",
                file -> file.replaceAll("([a-z]+-" + parts.migrate() + ")-[0-9a-f]{8}", "$1"));
    }
}

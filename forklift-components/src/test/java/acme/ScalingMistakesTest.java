package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.keda.KedaScaling;
import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.Endpoint;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// Lines are counted here: what is on a line of its own stays there.
// spotless:off
/** Outside of the library's packages, since lines within them are nobody's. */
final class ScalingMistakesTest {

    private static final RedisPort REDIS =
            new RedisPort(Endpoint.external("redis.example.com", 6379), 0, Optional.empty(), false, false);

    private static int firstLine;

    private static void linesFromHere() {
        firstLine = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    private static List<String> found(Stack stack) {
        return stack.check().errors().stream()
                .map(f -> f.id() + " " + f.title() + " @" + (f.site().line() - firstLine))
                .toList();
    }

    @Test
    void wrong_values_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            Workload consumer = s.deployment("consumer", w -> w.image("shop:1"));
            s.add("scaling", KedaScaling.of(consumer, k -> k.trigger(KedaTrigger.redisList(REDIS, "", 1))
                    .trigger(KedaTrigger.redisList(REDIS, "a", 0))
                    .trigger(KedaTrigger.cron("Berlin", "0 8 * * *", "0 9 * * *", 1))
                    .trigger(KedaTrigger.cron("UTC", "0 8 * * *", "0 8 * * *", 1))
                    .trigger(KedaTrigger.prometheus("prometheus:9090", "up", "1"))
                    .trigger(KedaTrigger.prometheus("http://prometheus:9090", "up", "0.0"))
                    .trigger(KedaTrigger.cpu(0))
                    .between(3, 2)
                    .poll(Duration.ZERO)
                    .fallback(0, 1)
                    .scaleInAfter(Duration.ofHours(2))));
        });
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E280 a trigger on a list without a name @3",
                        "forklift.E280 0 for each pod of the list 'a' @4",
                        "forklift.E280 'Berlin' is no time zone @5",
                        "forklift.E280 from '0 8 * * *' until '0 8 * * *' @6",
                        "forklift.E280 'prometheus:9090' is no address of a Prometheus @7",
                        "forklift.E280 '0.0' for each pod @8",
                        "forklift.E280 cpu(0) @9",
                        "forklift.E280 between(3, 2) @10",
                        "forklift.E280 poll(PT0S) @11",
                        "forklift.E280 fallback(0, 1) @12",
                        "forklift.E280 scaleInAfter(PT2H) @13");
    }

    @Test
    void what_kedas_webhook_would_refuse_is_found() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            Workload a = s.deployment("a", w -> w.image("shop:1"));
            s.add("none", KedaScaling.of(a, k -> {}));
            Workload b = s.deployment("b", w -> w.image("shop:1"));
            s.add("zero", KedaScaling.of(b, k -> k.between(0, 3).trigger(KedaTrigger.memory(80))));
            Workload c = s.deployment("c", w -> w.image("shop:1").autoscale(h -> h.between(1, 3)));
            s.add("two", KedaScaling.of(c, k -> k.trigger(KedaTrigger.redisList(REDIS, "a", 1))));
            Workload d = s.deployment("d", w -> w.image("shop:1").replicas(3));
            s.add("fixed", KedaScaling.of(d, k -> k.trigger(KedaTrigger.redisList(REDIS, "a", 1))));
        });
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E281 scaling by KEDA that looks at nothing @3",
                        "forklift.E282 no pods at the least, scaled by what pods use @5",
                        "forklift.E283 two autoscalers of Deployment shop-c @7",
                        "forklift.E015 replicas beside an autoscaler @8");
    }

    @Test
    void a_web_process_without_pods_is_a_warning() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "web",
                Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")
                        .keda(k -> k.between(0, 3).trigger(KedaTrigger.redisList(REDIS, "a", 1))))));

        assertThat(shop.check().findings()).extracting(f -> f.id()).containsExactly("forklift.W280");
    }
}
// spotless:on

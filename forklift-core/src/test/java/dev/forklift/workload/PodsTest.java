package dev.forklift.workload;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.web;
import static dev.forklift.Stacks.webYaml;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forklift.Stack;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PodsTest {

    @Test
    void where_and_how_pods_run_is_written() {
        String yaml = webYaml(w -> w.nodeSelector("pool", "web")
                .pod(p -> p.toleration("gpu", "", "NoSchedule")
                        .nodeAffinity("zone", "a", "b")
                        .priorityClass("high")
                        .runtimeClass("gvisor")
                        .scheduler("packing")
                        .imagePullSecret("registry")
                        .hostAlias("10.0.0.1", "legacy")
                        .dnsOption("ndots", "2")
                        .dnsServers("10.0.0.53")
                        .dnsSearches("example.com")
                        .dnsPolicy("None")
                        .fsGroup(2000)
                        .sysctl("net.ipv4.tcp_syncookies", "1")
                        .shareProcesses()));

        assertThat(yaml)
                .contains(
                        "pool: web",
                        "operator: Exists",
                        "- b",
                        "priorityClassName: high",
                        "runtimeClassName: gvisor",
                        "schedulerName: packing",
                        "- name: registry",
                        "ip: \"10.0.0.1\"",
                        "name: ndots",
                        "- \"10.0.0.53\"",
                        "- example.com",
                        "dnsPolicy: None",
                        "fsGroup: 2000",
                        "name: net.ipv4.tcp_syncookies",
                        "shareProcessNamespace: true");
    }

    @Test
    void a_container_says_what_it_needs_and_as_whom_it_runs() {
        String yaml = webYaml(w -> w.command("python")
                .args("-m", "shop")
                .workingDir("/app")
                .pullPolicy("Always")
                .resources(r -> r.cpu("2").cpuLimit("4").memory("1Gi", "2Gi").limit("nvidia.com/gpu", "1"))
                .security(c -> c.runAs(33, 33).addCapability("NET_BIND_SERVICE")));

        assertThat(yaml)
                .contains(
                        "workingDir: /app",
                        "imagePullPolicy: Always",
                        "nvidia.com/gpu: \"1\"",
                        "cpu: \"4\"",
                        "runAsUser: 33",
                        "- NET_BIND_SERVICE");
    }

    @Test
    void containers_stand_where_they_belong() {
        Stack stack = web(w -> w.init("prepare", c -> c.image("shop:1").command("prepare"))
                .nativeSidecar("proxy", c -> c.image("proxy:1").port("proxy", 9000))
                .sidecar("nginx", c -> c.image("nginx:1").port("static", 8080)));
        var pod = stack.graph().deployment("web").getSpec().getTemplate().getSpec();

        assertThat(pod.getContainers()).extracting(Container::getName).containsExactly("web", "nginx");
        assertThat(pod.getInitContainers())
                .extracting(Container::getName, Container::getRestartPolicy)
                .containsExactly(tuple("prepare", null), tuple("proxy", "Always"));
    }

    @Test
    void a_component_that_changes_a_container_which_it_has_not_is_told() {
        Finding finding = web(w -> w.container("nginx", c -> c.image("nginx:1.29")))
                .check()
                .findings()
                .get(0);

        assertThat(finding.id()).isEqualTo("forklift.E040");
        assertThat(finding.title()).isEqualTo("container(\"nginx\", …) finds nothing to change");
        assertThat(finding.because()).endsWith("there are [web]");
    }

    @Test
    void like_main_sees_what_overrides_made_of_the_main_container() {
        Stack stack = web(w -> w.env("LEVEL", "info")
                        .workingDir("/app")
                        .init("migrate", c -> c.likeMain().env("OWN", "1").command("migrate")))
                .with("web", o -> o.container("web", c -> c.image("shop:2").env("LEVEL", "debug")));
        Container init = stack.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getInitContainers()
                .get(0);

        assertThat(init.getImage()).isEqualTo("shop:2");
        assertThat(init.getWorkingDir()).isEqualTo("/app");
        assertThat(init.getEnv()).extracting("name", "value").contains(tuple("LEVEL", "debug"), tuple("OWN", "1"));
    }

    @Test
    void a_rollout_is_as_it_is_said() {
        assertThat(webYaml(w -> w.rolling("1", "25%")
                        .minReady(Duration.ofSeconds(5))
                        .progressDeadline(Duration.ofMinutes(5))
                        .revisionHistory(3)))
                .contains(
                        "maxSurge: 1",
                        "maxUnavailable: 25%",
                        "minReadySeconds: 5",
                        "progressDeadlineSeconds: 300",
                        "revisionHistoryLimit: 3");
        assertThat(errors(web(w -> w.rolling("0", "0%")))).hasSize(1);
    }

    @Test
    void an_autoscaler_owns_the_replicas() {
        Stack stack =
                web(w -> w.role("web").autoscale(a -> a.between(2, 6).cpu(70).scaleInAfter(Duration.ofMinutes(10))));

        assertThat(ids(stack)).isEmpty();
        assertThat(stack.graph().deployment("web").getSpec().getReplicas()).isNull();
        assertThat(yaml(stack.graph().get(HorizontalPodAutoscaler.class, "web")))
                .contains(
                        "averageUtilization: 70",
                        "maxReplicas: 6",
                        "minReplicas: 2",
                        "name: shop-web",
                        "stabilizationWindowSeconds: 600");
    }

    @Test
    void a_profiles_replicas_give_way_to_an_autoscaler_silently() {
        Stack stack = Stack.named("shop")
                .profile(Profile.production())
                .define(s -> s.deployment(
                        "web",
                        w -> w.image("shop:1").port("http", 8000).role("web").autoscale(a -> a.between(1, 3))));

        assertThat(ids(stack)).isEmpty();
    }

    @Test
    void a_budget_comes_with_the_second_replica() {
        assertThat(web(w -> w.replicas(2)).graph().all(PodDisruptionBudget.class))
                .hasSize(1);
        assertThat(web(w -> w.replicas(1)).graph().all(PodDisruptionBudget.class))
                .isEmpty();
    }

    @Test
    void a_job_is_named_by_what_it_does() {
        Stack one = job("migrate");
        Stack same = job("migrate");
        Stack other = job("migrate-more");

        assertThat(one.graph().job("job").getMetadata().getName())
                .matches("shop-job-[0-9a-f]{8}")
                .isEqualTo(same.graph().job("job").getMetadata().getName())
                .isNotEqualTo(other.graph().job("job").getMetadata().getName());
        assertThat(yaml(one.graph().job("job")))
                .contains(
                        "activeDeadlineSeconds: 600",
                        "backoffLimit: 2",
                        "restartPolicy: OnFailure",
                        "ttlSecondsAfterFinished: 60",
                        "completions: 4",
                        "parallelism: 2");
    }

    private static Stack job(String command) {
        return stack(s -> s.job(
                "job",
                j -> j.image("shop:1")
                        .command(command)
                        .backoffLimit(2)
                        .deadline(Duration.ofMinutes(10))
                        .deleteAfter(Duration.ofMinutes(1))
                        .completions(4, 2)
                        .restartInPlace()));
    }

    @Test
    void a_cron_job_does_not_overlap_unless_it_may() {
        Stack stack = stack(s -> {
            s.cronJob(
                    "report",
                    "0 3 * * *",
                    c -> c.image("shop:1")
                            .timeZone("Europe/Berlin")
                            .history(2, 5)
                            .startingDeadline(Duration.ofMinutes(1)));
            s.cronJob("ping", "@hourly", c -> c.image("shop:1").overlapping().suspended());
        });

        assertThat(yaml(stack.graph().cronJob("report")))
                .contains(
                        "concurrencyPolicy: Forbid",
                        "timeZone: Europe/Berlin",
                        "successfulJobsHistoryLimit: 2",
                        "failedJobsHistoryLimit: 5",
                        "startingDeadlineSeconds: 60",
                        "schedule: 0 3 * * *");
        assertThat(yaml(stack.graph().cronJob("ping"))).contains("concurrencyPolicy: Allow", "suspend: true");
        assertThat(errors(stack(s -> s.cronJob("bad", "every day", c -> c.image("shop:1")))))
                .containsExactly("'every day' is no schedule");
    }

    @Test
    void a_daemon_set_runs_on_each_node() {
        Stack stack = stack(s ->
                s.group("logs", g -> g.daemonSet(w -> w.image("logs:1").port("http", 8000))));

        assertThat(ids(stack)).isEmpty();
        assertThat(stack.graph().get(DaemonSet.class, "logs").getMetadata().getName())
                .isEqualTo("shop-logs");
    }
}

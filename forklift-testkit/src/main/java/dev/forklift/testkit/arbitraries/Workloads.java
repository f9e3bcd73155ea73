package dev.forklift.testkit.arbitraries;

import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.ContainerDsl;
import dev.forklift.workload.CronJobOptions;
import dev.forklift.workload.DaemonSetOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Field;
import dev.forklift.workload.JobOptions;
import dev.forklift.workload.LifecycleOptions;
import dev.forklift.workload.MountOptions;
import dev.forklift.workload.PodOptions;
import dev.forklift.workload.ProbeOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.ReplicatedOptions;
import dev.forklift.workload.ResourcesOptions;
import dev.forklift.workload.RunToEndOptions;
import dev.forklift.workload.SafeDefault;
import dev.forklift.workload.SecurityOptions;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What can be said of workloads that have an image and, where they serve, a port {@code http}. */
final class Workloads {

    private static final int MOST = 7;

    /** Whether every safe default stays. */
    private final boolean hardened;

    Workloads(boolean hardened) {
        this.hardened = hardened;
    }

    Arbitrary<Lambda<DeploymentOptions>> deployments() {
        Options<DeploymentOptions> own = Options.<DeploymentOptions>of("DeploymentOptions")
                .with("rollout", "recreate", Arbitraries.just("Recreate"), (o, all) -> o.recreate())
                .with("rollout", "rolling", Arbitraries.of("1", "50%"), (o, surge) -> o.rolling(surge, "0"))
                .with("minReady", Values.seconds(0, 30), DeploymentOptions::minReady)
                .with("progressDeadline", Values.seconds(60, 1200), DeploymentOptions::progressDeadline)
                .with("revisionHistory", Arbitraries.integers().between(0, 20), DeploymentOptions::revisionHistory);
        return own.including(replicated(), (o, more) -> more.accept(o))
                .including(serving(), (o, more) -> more.accept(o))
                .lambdas(MOST);
    }

    Arbitrary<Lambda<StatefulSetOptions>> statefulSets() {
        Options<StatefulSetOptions> own = Options.<StatefulSetOptions>of("StatefulSetOptions")
                .flag("parallel", StatefulSetOptions::parallel)
                .flag("deleteClaims", StatefulSetOptions::deleteClaims)
                .nested(
                        "perPod",
                        Resources.claims().lambdas(2),
                        (o, claim) -> o.mount("/var/lib/data", Volume.perPod("data", "1Gi", claim)));
        return own.including(replicated(), (o, more) -> more.accept(o))
                .including(serving(), (o, more) -> more.accept(o))
                .lambdas(MOST);
    }

    Arbitrary<Lambda<DaemonSetOptions>> daemonSets() {
        return Options.<DaemonSetOptions>of("DaemonSetOptions")
                .including(serving(), (o, more) -> more.accept(o))
                .lambdas(MOST);
    }

    Arbitrary<Lambda<JobOptions>> jobs() {
        return Options.<JobOptions>of("JobOptions")
                .including(runningToEnd(), (o, more) -> more.accept(o))
                .including(workload(), (o, more) -> more.accept(o))
                .lambdas(MOST);
    }

    Arbitrary<Lambda<CronJobOptions>> cronJobs() {
        return Options.<CronJobOptions>of("CronJobOptions")
                .with("timeZone", Arbitraries.of("Europe/Berlin", "UTC", "Asia/Bangkok"), CronJobOptions::timeZone)
                .flag("overlapping", CronJobOptions::overlapping)
                .with("startingDeadline", Values.seconds(1, 900), CronJobOptions::startingDeadline)
                .with(
                        "history",
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        CronJobOptions::history)
                .flag("suspended", CronJobOptions::suspended)
                .including(runningToEnd(), (o, more) -> more.accept(o))
                .including(workload(), (o, more) -> more.accept(o))
                .lambdas(MOST);
    }

    private Options<RunToEndOptions<?>> runningToEnd() {
        return Options.<RunToEndOptions<?>>of("RunToEndOptions")
                .with("backoffLimit", Arbitraries.integers().between(0, 10), RunToEndOptions::backoffLimit)
                .with("deadline", Values.seconds(1, 3600), RunToEndOptions::deadline)
                .with("deleteAfter", Values.seconds(0, 86400), RunToEndOptions::deleteAfter)
                .with("completions", Arbitraries.of(1, 2, 5), Arbitraries.of(1, 2), RunToEndOptions::completions)
                .flag("restartInPlace", RunToEndOptions::restartInPlace);
    }

    private Options<ReplicatedOptions<?>> replicated() {
        Options<ReplicatedOptions<?>> all = Options.<ReplicatedOptions<?>>of("ReplicatedOptions")
                .with("scale", "replicas", Arbitraries.integers().between(0, 5), ReplicatedOptions::replicas)
                .nested("scale", "autoscale", autoscale().lambdas(3), ReplicatedOptions::autoscale)
                .with("scale", "scaledElsewhere", Arbitraries.of(0, 1, 2), (o, n) -> o.scaledElsewhere(n, n + 3))
                .with("disruption", Arbitraries.of(1, 2), ReplicatedOptions::disruption);
        all = ScalingComponents.vertical(all);
        return hardened
                ? all
                : all.with(
                        "scale",
                        "withoutResources",
                        Arbitraries.just("measured elsewhere"),
                        (o, reason) -> o.without(SafeDefault.RESOURCES, reason));
    }

    private static Options<AutoscaleOptions> autoscale() {
        return ScalingComponents.autoscale(Options.of("AutoscaleOptions"))
                .with("between", Arbitraries.of(1, 2), Arbitraries.of(2, 10), AutoscaleOptions::between)
                .with("cpu", Arbitraries.integers().between(1, 100), AutoscaleOptions::cpu)
                .with("memory", Arbitraries.integers().between(1, 100), AutoscaleOptions::memory)
                .with("metric", Arbitraries.integers().between(1, 100), (o, percent) -> o.metric(metric(percent)))
                .with("scaleInAfter", Values.seconds(0, 3600), AutoscaleOptions::scaleInAfter);
    }

    private static MetricSpec metric(int percent) {
        MetricTarget target = new MetricTarget();
        target.setType("Utilization");
        target.setAverageUtilization(percent);
        MetricSpec metric = new MetricSpec();
        metric.setType("Resource");
        metric.setResource(new ResourceMetricSource("cpu", target));
        return metric;
    }

    /** What a workload with a port {@code http} has. */
    private Options<WorkloadOptions<?>> serving() {
        return workload()
                .nested("probes", probes(), (o, probes) -> o.probes(probes))
                .with("admits", Values.dnsLabels(), (o, ns) -> o.admits(Outsider.operator("acme", ns), "http"))
                .nested(
                        "sidecar",
                        container("side").lambdas(3),
                        (o, c) -> o.sidecar("side", it -> c.accept(it.image("side:1"))));
    }

    private Options<WorkloadOptions<?>> workload() {
        return Options.<WorkloadOptions<?>>of("WorkloadOptions")
                .nested(
                        "init",
                        container("before").lambdas(3),
                        (o, c) -> o.init("before", it -> c.accept(it.image("before:1"))))
                .nested(
                        "init",
                        "likeMain",
                        container("check").lambdas(2),
                        (o, c) -> o.init("check", it -> c.accept(it.likeMain())))
                .nested(
                        "nativeSidecar",
                        container("beside").lambdas(3),
                        (o, c) -> o.nativeSidecar("beside", it -> c.accept(it.image("beside:1"))))
                .nested("pod", pod().lambdas(3), (o, pod) -> o.pod(pod))
                .with("nodeSelector", Values.labelKeys(), Values.labelValues(), WorkloadOptions::nodeSelector)
                .need("serviceAccount", UserComponents.ACCOUNT, (o, account) -> o.serviceAccount(account.account()))
                .with("stopsWithin", Values.seconds(0, 600), WorkloadOptions::stopsWithin)
                .need("after", "afterReady", UserComponents.SERVER, (o, server) -> o.after(server.ready()))
                .need("connectsTo", UserComponents.SERVER, (o, server) -> o.connectsTo(server.at()))
                .need(
                        "address",
                        UserComponents.SERVER,
                        (o, server) -> o.env("SERVER", server.at().hostAndPort()))
                .need("after", "afterWork", UserComponents.WORK, (o, work) -> o.after(work.done()))
                .with("label", Values.labelKeys(), Values.labelValues(), WorkloadOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), WorkloadOptions::annotation)
                .with("podAnnotation", Values.labelKeys(), Values.texts(), WorkloadOptions::podAnnotation)
                .with("atFinish", Values.texts(), (o, text) -> o.atFinish((facts, own) -> own.env("AT_FINISH", text)))
                .with(
                        "mainContainerName",
                        Values.dnsLabels(20).map(n -> "main-" + n),
                        WorkloadOptions::mainContainerName)
                .including(container("main"), (o, more) -> more.accept(o));
    }

    /** What any workload may be told from outside. */
    Options<WorkloadOptions<?>> changes() {
        return Options.<WorkloadOptions<?>>of("WorkloadOptions")
                .with("nodeSelector", Values.labelKeys(), Values.labelValues(), WorkloadOptions::nodeSelector)
                .with("podAnnotation", Values.labelKeys(), Values.texts(), WorkloadOptions::podAnnotation)
                .with("label", Values.labelKeys(), Values.labelValues(), WorkloadOptions::label)
                .with("env", Values.envNames(), Values.texts(), WorkloadOptions::env)
                .nested("resources", resources().someOf(2), (o, resources) -> o.resources(resources))
                .nested("pod", pod().someOf(2), (o, pod) -> o.pod(pod));
    }

    private Options<ContainerDsl<?>> container(String name) {
        Options<ContainerDsl<?>> all = Options.<ContainerDsl<?>>of("ContainerDsl")
                .with("pullPolicy", Arbitraries.of("Always", "IfNotPresent", "Never"), ContainerDsl::pullPolicy)
                .with("command", words(), ContainerDsl::command)
                .with("args", words(), ContainerDsl::args)
                .with("workingDir", Values.paths(), ContainerDsl::workingDir)
                .with("port", Values.ports(), (o, number) -> o.port(shortened(name), number == 8080 ? 8081 : number))
                .with("env", Values.envNames(), Values.texts(), ContainerDsl::env)
                .with(
                        "envText",
                        Values.texts(),
                        (o, text) ->
                                o.env("A", text).env("B", Text.variable("A").plus("!")))
                .with(
                        "envSecretKey",
                        Values.objectNames(),
                        (o, secret) -> o.env("S", SecretKey.external(secret, "key")))
                .with(
                        "envIfPresent",
                        Values.objectNames(),
                        (o, secret) -> o.envIfPresent("MAYBE", SecretKey.external(secret, "key")))
                .need(
                        "envConfigKey",
                        UserComponents.STORE,
                        (o, store) -> o.env("MODE", store.config().key("MODE")))
                .with("envField", Arbitraries.of(fields()), (o, field) -> o.env("FIELD", field))
                .with(
                        "envOfResource",
                        Arbitraries.of("limits.memory", "requests.cpu"),
                        (o, r) -> o.envOfResource("R", r))
                .need("envFrom", "envFromConfig", UserComponents.STORE, (o, store) -> o.envFrom(store.config()))
                .need("envFrom", "envFromSecret", UserComponents.STORE, (o, store) -> o.envFrom(store.secret()))
                .with(
                        "envFromRef",
                        Values.objectNames(),
                        (o, secret) -> o.envFrom(Ref.external(Secret.class, secret), "P_", true))
                .with("mount", volumes(name), (o, volume) -> o.mount("/mnt/" + volume.name(), volume))
                .nested("mountPart", mounts(), (o, how) -> o.mount("/mnt/part", Volume.emptyDir("part-" + name), how))
                .need(
                        "mountStore",
                        UserComponents.STORE,
                        (o, store) -> o.mount("/mnt/config", Volume.configMap("config-" + name, store.config()))
                                .mount("/mnt/token", Volume.secret("token-" + name, store.secret())))
                .need(
                        "mountProjected",
                        UserComponents.STORE,
                        (o, store) -> o.mount(
                                "/mnt/all",
                                Volume.projected(
                                        "all-" + name,
                                        Map.of("token", store.secret().key("TOKEN")),
                                        Map.of("mode", store.config().key("MODE")))))
                .need(
                        "mountClaim",
                        UserComponents.STORE,
                        (o, store) -> o.mount("/mnt/files", Volume.claim("files", store.claim())))
                .nested("lifecycle", lifecycle(), (o, hooks) -> o.lifecycle(hooks))
                .nested("resources", resources().lambdas(2), (o, resources) -> o.resources(resources))
                .nested("security", security(), (o, security) -> o.security(security))
                .with("role", Arbitraries.of("web", "worker", "broker", "other"), ContainerDsl::role);
        if (hardened) {
            return all;
        }
        return all.with("without", Arbitraries.of(leavable()), Arbitraries.just("for a test"), ContainerDsl::without);
    }

    /** Requests are what an autoscaler measures by: they are left elsewhere. */
    private static SafeDefault[] leavable() {
        return Arrays.stream(SafeDefault.values())
                .filter(d -> d != SafeDefault.RESOURCES)
                .toArray(SafeDefault[]::new);
    }

    private static String shortened(String container) {
        return "p-" + container;
    }

    private static Arbitrary<String[]> words() {
        return Values.dnsLabels().array(String[].class).ofMinSize(1).ofMaxSize(3);
    }

    private static Field[] fields() {
        return new Field[] {
            Field.podName(),
            Field.podIp(),
            Field.namespace(),
            Field.nodeName(),
            Field.hostIp(),
            Field.label("app.kubernetes.io/name"),
            Field.annotation("example.com/x")
        };
    }

    private static Arbitrary<Volume> volumes(String container) {
        return Arbitraries.of(
                Volume.emptyDir("scratch-" + container),
                Volume.emptyDir("sized-" + container, "64Mi"),
                Volume.memory("shm-" + container, "16Mi"),
                Volume.secret("outside-" + container, Ref.external(Secret.class, "outside")),
                Volume.secretFiles("files-" + container, Map.of("key.pem", SecretKey.external("tls", "tls.key"))),
                Volume.downward("self-" + container, Map.of("labels", Field.podName())));
    }

    private static Arbitrary<Lambda<MountOptions>> mounts() {
        return Options.<MountOptions>of("MountOptions")
                .flag("readOnly", MountOptions::readOnly)
                .with("sub", "subPath", Values.dnsLabels(), MountOptions::subPath)
                .lambdas(2);
    }

    private static Arbitrary<Lambda<ProbesOptions>> probes() {
        return Options.<ProbesOptions>of("ProbesOptions")
                .nested("startup", probe(), (o, probe) -> o.startup(probe))
                .nested("readiness", probe(), (o, probe) -> o.readiness(probe))
                .nested("liveness", probe(), (o, probe) -> o.liveness(probe))
                .someOf(3);
    }

    private static Arbitrary<Lambda<ProbeOptions>> probe() {
        Options<ProbeOptions> timing = Options.<ProbeOptions>of("ProbeOptions")
                .with("header", Arbitraries.of("Host", "X-Forwarded-Proto"), Values.hosts(), ProbeOptions::header)
                .with("period", Values.seconds(1, 60), ProbeOptions::period)
                .with("timeout", Values.seconds(1, 30), ProbeOptions::timeout)
                .with("failures", Arbitraries.integers().between(1, 60), ProbeOptions::failures)
                .with("initialDelay", Values.seconds(0, 60), ProbeOptions::initialDelay);
        Options<ProbeOptions> asked = Options.<ProbeOptions>of("ProbeOptions")
                .with("asks", "http", Values.paths(), (o, path) -> o.http(path, "http"))
                .with("asks", "tcp", Arbitraries.just("http"), ProbeOptions::tcp)
                .with("asks", "exec", words(), ProbeOptions::exec)
                .with("asks", "grpc", Arbitraries.just(8080), ProbeOptions::grpc);
        return Combinators.combine(asked.someOf(1), timing.lambdas(3)).as(Lambda::and);
    }

    private static Arbitrary<Lambda<LifecycleOptions>> lifecycle() {
        return Options.<LifecycleOptions>of("LifecycleOptions")
                .with("stop", "sleepBeforeStop", Values.seconds(1, 30), LifecycleOptions::sleepBeforeStop)
                .with("stop", "beforeStop", words(), (o, words) -> o.beforeStop(Duration.ofSeconds(9), words))
                .with("afterStart", words(), LifecycleOptions::afterStart)
                .someOf(2);
    }

    private static Options<ResourcesOptions> resources() {
        return Options.<ResourcesOptions>of("ResourcesOptions")
                .with("cpu", "cpu", Arbitraries.of("10m", "100m", "0.5"), ResourcesOptions::cpu)
                .with("cpuLimit", Arbitraries.of("4", "8000m"), ResourcesOptions::cpuLimit)
                .with("memory", Values.memory(), (o, amount) -> o.memory(amount))
                .with("memory", "memoryAndLimit", Arbitraries.of("64Mi", "1Gi"), (o, least) -> o.memory(least, "2Gi"))
                .with("request", Arbitraries.of("1Gi", "100M"), (o, amount) -> o.request("ephemeral-storage", amount))
                .with("limit", Arbitraries.of("2Gi", "3G"), (o, amount) -> o.limit("ephemeral-storage", amount));
    }

    private Arbitrary<Lambda<SecurityOptions>> security() {
        Options<SecurityOptions> all = Options.<SecurityOptions>of("SecurityOptions")
                .with("runAs", Arbitraries.of(1000L, 65534L), Arbitraries.of(1000L, 65534L), SecurityOptions::runAs);
        return (hardened
                        ? all
                        : all.with("addCapability", Arbitraries.of("NET_BIND_SERVICE"), SecurityOptions::addCapability))
                .someOf(2);
    }

    private Options<PodOptions> pod() {
        return Options.<PodOptions>of("PodOptions")
                .with("nodeSelector", Values.labelKeys(), Values.labelValues(), PodOptions::nodeSelector)
                .with(
                        "toleration",
                        Values.labelKeys(),
                        Arbitraries.of("", "yes"),
                        (o, key, value) -> o.toleration(key, value, "NoSchedule"))
                .with("affinity", "nodeAffinity", Values.labelKeys(), (o, key) -> o.nodeAffinity(key, "a", "b"))
                .with("affinity", "affinity", Arbitraries.just("{}"), (o, none) -> o.affinity(new Affinity()))
                .with("priorityClass", Values.objectNames(), PodOptions::priorityClass)
                .with("runtimeClass", Values.objectNames(), PodOptions::runtimeClass)
                .with("scheduler", Values.objectNames(), PodOptions::scheduler)
                .with("imagePullSecret", Values.objectNames(), PodOptions::imagePullSecret)
                .with("hostAlias", Values.hosts(), (o, host) -> o.hostAlias("10.0.0.1", host))
                .with("dnsOption", Arbitraries.of("1", "2"), (o, n) -> o.dnsOption("ndots", n))
                .with("dnsPolicy", Arbitraries.of("ClusterFirst", "Default"), PodOptions::dnsPolicy)
                .with("fsGroup", Arbitraries.of(1000L, 2000L), PodOptions::fsGroup)
                .with("sysctl", Arbitraries.of("0", "1"), (o, v) -> o.sysctl("net.ipv4.tcp_syncookies", v))
                .flag("shareProcesses", PodOptions::shareProcesses);
    }
}

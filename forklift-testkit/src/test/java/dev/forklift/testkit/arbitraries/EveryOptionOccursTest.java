package dev.forklift.testkit.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryExporter;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.CpuScalingOptions;
import dev.forklift.components.celery.Flower;
import dev.forklift.components.celery.QueueScalingOptions;
import dev.forklift.components.certmanager.AcmeOptions;
import dev.forklift.components.certmanager.Certificate;
import dev.forklift.components.command.ChannelsWorker;
import dev.forklift.components.command.CommandCronJob;
import dev.forklift.components.command.CommandDeployment;
import dev.forklift.components.command.CommandJob;
import dev.forklift.components.command.RqScheduler;
import dev.forklift.components.command.RqWorker;
import dev.forklift.components.companion.CompanionService;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.DumpOptions;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.django.PostDeploy;
import dev.forklift.components.django.SnapshotOptions;
import dev.forklift.components.files.FileFront;
import dev.forklift.components.files.FileServer;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.gateway.Gateway;
import dev.forklift.components.gateway.GatewayRoute;
import dev.forklift.components.ingress.AlbOptions;
import dev.forklift.components.ingress.CloudflareOptions;
import dev.forklift.components.ingress.DnsOptions;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.keda.KedaScalingOptions;
import dev.forklift.components.memcached.MemcachedServer;
import dev.forklift.components.monitoring.Alerts;
import dev.forklift.components.monitoring.ScrapeOptions;
import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.components.objectstorage.MinioServer;
import dev.forklift.components.openshift.OpenShiftRoute;
import dev.forklift.components.postgres.ExternalPostgres;
import dev.forklift.components.postgres.PgBouncer;
import dev.forklift.components.postgres.PostgresCluster;
import dev.forklift.components.postgres.PostgresServer;
import dev.forklift.components.rabbitmq.ExternalRabbitMq;
import dev.forklift.components.rabbitmq.RabbitMqCluster;
import dev.forklift.components.rabbitmq.RabbitMqServer;
import dev.forklift.components.redis.ExternalRedis;
import dev.forklift.components.redis.RedisServer;
import dev.forklift.components.redis.SentinelRedis;
import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.components.secrets.SealedSecret;
import dev.forklift.components.traefik.ForwardAuthOptions;
import dev.forklift.components.traefik.HeadersOptions;
import dev.forklift.components.traefik.RateLimitOptions;
import dev.forklift.components.traefik.TraefikRoute;
import dev.forklift.components.traefik.TraefikTlsOption;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Granian;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.NginxOptions;
import dev.forklift.components.web.Uvicorn;
import dev.forklift.components.web.Uwsgi;
import dev.forklift.resource.ClaimOptions;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.resource.IngressOptions;
import dev.forklift.resource.IsolationOptions;
import dev.forklift.resource.SecretOptions;
import dev.forklift.resource.ServiceAccountOptions;
import dev.forklift.resource.ServiceOptions;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.CronJobOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.LifecycleOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.ResourcesOptions;
import dev.forklift.workload.ScalingRulesOptions;
import dev.forklift.workload.SecurityOptions;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.VerticalAutoscaleOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** The random stacks hold every option of every component: what none of them says, no law is held to. */
class EveryOptionOccursTest {

    private static final int STACKS = 3000;

    private static final List<Class<?>> OPTIONS = List.of(
            DjangoProject.Options.class,
            Gunicorn.Options.class,
            Uvicorn.Options.class,
            Daphne.Options.class,
            Migrate.Options.class,
            DumpOptions.class,
            SnapshotOptions.class,
            PostDeploy.Options.class,
            FileServer.Options.class,
            FileFront.Options.class,
            MediaFiles.Options.class,
            Ingress.Options.class,
            TraefikRoute.Options.class,
            TraefikTlsOption.Options.class,
            ForwardAuthOptions.class,
            HeadersOptions.class,
            RateLimitOptions.class,
            GatewayRoute.Options.class,
            Gateway.Options.class,
            OpenShiftRoute.Options.class,
            AlbOptions.class,
            DnsOptions.class,
            CloudflareOptions.class,
            AcmeOptions.class,
            Certificate.Options.class,
            Uwsgi.Options.class,
            NginxOptions.class,
            Granian.Options.class,
            CompanionService.Options.class,
            Flower.Options.class,
            CeleryExporter.Options.class,
            CommandJob.Options.class,
            CommandCronJob.Options.class,
            CommandDeployment.Options.class,
            ChannelsWorker.Options.class,
            RqWorker.Options.class,
            RqScheduler.Options.class,
            CeleryWorker.Options.class,
            CeleryBeat.Options.class,
            QueueScalingOptions.class,
            CpuScalingOptions.class,
            ExternalPostgres.Options.class,
            PostgresServer.Options.class,
            ExternalRedis.Options.class,
            SentinelRedis.Options.class,
            RedisServer.Options.class,
            ExternalRabbitMq.Options.class,
            RabbitMqServer.Options.class,
            ExternalS3.Options.class,
            ExternalSecret.Options.class,
            KedaScalingOptions.class,
            ScrapeOptions.class,
            Alerts.Options.class,
            ScalingRulesOptions.class,
            VerticalAutoscaleOptions.class,
            SealedSecret.Options.class,
            MinioServer.Options.class,
            RabbitMqCluster.VhostOptions.class,
            MemcachedServer.Options.class,
            PostgresCluster.Options.class,
            PgBouncer.Options.class,
            DeploymentOptions.class,
            StatefulSetOptions.class,
            CronJobOptions.class,
            AutoscaleOptions.class,
            ProbesOptions.class,
            LifecycleOptions.class,
            ResourcesOptions.class,
            SecurityOptions.class,
            ServiceOptions.class,
            ConfigMapOptions.class,
            SecretOptions.class,
            ServiceAccountOptions.class,
            ClaimOptions.class,
            IngressOptions.class,
            IsolationOptions.class);

    /** What a workload says of itself is that of {@code WorkloadOptions} and {@code ContainerDsl}; here are the others' own. */
    private static final Set<String> NO_OPTIONS = Set.of(
            "build",
            "keys",
            "addresses",
            "namedByContent",
            "nameLimit",
            "accessMode",
            "isHeldByOneNode",
            "metadata",
            "imageName", // these two are for integrations, and say nothing
            "accepts",
            "claim",
            "httpHeader",
            "container");

    /** What only some ways of routing have. */
    private static final Set<String> REFUSED = Set.of(
            "GatewayRoute.Options.tls",
            "OpenShiftRoute.Options.exact",
            "CloudflareOptions.originCertificate"); // excludes the other ways to say a certificate

    @Example
    void in_three_thousand_stacks() {
        Map<String, Integer> uses = uses();
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        for (Class<?> options : OPTIONS) {
            String owner = owner(options);
            for (String method : methods(options)) {
                seen++;
                String use = owner + "." + method;
                if (!REFUSED.contains(use) && uses.keySet().stream().noneMatch(u -> u.startsWith(use))) {
                    missing.add(use);
                }
            }
        }
        assertThat(missing).as("options that no random stack says").isEmpty();
        assertThat(seen).isGreaterThan(150);
    }

    private static Map<String, Integer> uses() {
        Map<String, Integer> uses = new HashMap<>();
        RandomGenerator<StackPlan> generator =
                Arbitraries.oneOf(Stacks.ofDjango(), Stacks.ofUserComponents()).generator(STACKS);
        Random random = new Random(42);
        for (int i = 0; i < STACKS; i++) {
            generator.next(random).value().uses().forEach(use -> uses.merge(use, 1, Integer::sum));
        }
        return uses;
    }

    private static String owner(Class<?> options) {
        return options.getEnclosingClass() == null
                ? options.getSimpleName()
                : options.getEnclosingClass().getSimpleName() + "." + options.getSimpleName();
    }

    /** Its own, and those of a component's options that it extends. */
    private static Set<String> methods(Class<?> options) {
        Set<String> names = new TreeSet<>();
        boolean component = options.getEnclosingClass() != null;
        for (Class<?> c = options; c != null && c != Object.class; c = component ? c.getSuperclass() : null) {
            Arrays.stream(c.getDeclaredMethods())
                    .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                    .map(Method::getName)
                    .filter(name -> !NO_OPTIONS.contains(name))
                    .forEach(names::add);
        }
        return names;
    }
}

package dev.forklift.components.observability;

import dev.forklift.components.django.Integration;
import dev.forklift.workload.Field;
import dev.forklift.workload.Volume;

/**
 * Metrics of the project itself, by django-prometheus: {@code d.use(DjangoPrometheus.metrics())}. The processes of one pod count
 * together in a directory, and Prometheus asks the pod by its address, which has to be an allowed host: the settings page has the
 * lines for {@code settings.py}.
 *
 * <p>Source: <a href="https://prometheus.github.io/client_python/multiprocess/">Multiprocess Mode</a>, <a
 * href="https://github.com/django-commons/django-prometheus/blob/master/documentation/exports.md">Exports</a>.
 */
public final class DjangoPrometheus {

    private static final String DIRECTORY = "/var/run/prometheus";

    private DjangoPrometheus() {}

    /** {@return sets {@code PROMETHEUS_MULTIPROC_DIR}, an empty directory of each pod, and {@code POD_IP}} */
    public static Integration metrics() {
        return project -> project.mount(DIRECTORY, Volume.emptyDir("prometheus"), false)
                .env("PROMETHEUS_MULTIPROC_DIR", DIRECTORY)
                .env("POD_IP", Field.podIp());
    }
}

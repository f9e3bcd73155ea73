package dev.forklift.testkit.golden;

import dev.forklift.components.celery.CeleryExporter;
import java.util.List;

/** What counts Celery's tasks for Prometheus. */
final class CeleryExporterGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CeleryExporter.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("exporter", CeleryExporter.of(shop.django()))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "exporter",
                                CeleryExporter.of(
                                        shop.django(),
                                        e -> e.image("registry.example.com/celery-exporter:1")
                                                .args("--worker-timeout=60")))));
    }
}

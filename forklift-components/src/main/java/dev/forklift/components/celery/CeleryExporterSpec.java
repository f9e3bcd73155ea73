package dev.forklift.components.celery;

import dev.forklift.components.SpecStyle;
import java.util.List;
import org.immutables.value.Value;

/** What is said of Celery's exporter. */
@Value.Immutable
@SpecStyle
public interface CeleryExporterSpec {

    /** {@return its image} */
    default String image() {
        return "danihodovic/celery-exporter:0.11.3";
    }

    /** {@return further arguments} */
    List<String> args();
}

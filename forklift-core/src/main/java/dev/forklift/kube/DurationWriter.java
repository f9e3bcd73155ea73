package dev.forklift.kube;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.fabric8.kubernetes.api.model.Duration;
import java.io.IOException;

/** Writes a duration as the API server does: {@code 2160h0m0s}. */
final class DurationWriter extends JsonSerializer<Duration> {

    @Override
    public void serialize(Duration duration, JsonGenerator generator, SerializerProvider provider) throws IOException {
        java.time.Duration time = duration.getDuration();
        boolean whole = time.toNanosPart() == 0 && !time.isNegative();
        generator.writeString(
                whole
                        ? time.toHours() + "h" + time.toMinutesPart() + "m" + time.toSecondsPart() + "s"
                        : time.toNanos() + "ns");
    }
}

package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Programs that know the names of the seed (K-17) find them on the stream.
class SeedEventNamesTest {
    @Test
    void theNamesOfTheSeedAreThoseOfTheStream() {
        JsonSubTypes events = Objects.requireNonNull(FleetEvent.class.getAnnotation(JsonSubTypes.class));

        assertThat(Stream.of(events.value()).map(JsonSubTypes.Type::name))
                .doesNotHaveDuplicates()
                .contains("car_created", "update_completed", "update_failed", "rollback_completed")
                .as("a status, a phase, a line of a log")
                .contains("car_status", "rollout_decision", "log_entry");
    }
}

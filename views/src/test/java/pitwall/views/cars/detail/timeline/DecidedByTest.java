package pitwall.views.cars.detail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.TimelineEntry;

/// Under what the audit trail has who gave a car its desired version.
class DecidedByTest {
    private static final CarId CAR = new CarId("WBA-00041");

    private static TimelineEntry entry(String kind, Map<String, String> fields) {
        return new TimelineEntry(1, Instant.EPOCH, null, kind, null, fields);
    }

    @Test
    void aRolloutThatGaveItIsLookedFor() {
        assertThat(DecidedBy.query(entry("desired", Map.of("rollout", "R-118")), CAR))
                .contains("object:rollout id:R-118");
    }

    @Test
    void whatWasWantedOfTheCarByItselfIsThereUnderTheCar() {
        assertThat(DecidedBy.query(entry("desired", Map.of("rollout", "U-7")), CAR))
                .contains("object:car id:WBA-00041");
    }

    @Test
    void whatTheCarDidNobodyDecided() {
        assertThat(DecidedBy.query(entry("update_completed", Map.of("rollout", "R-118")), CAR))
                .isEmpty();
        assertThat(DecidedBy.query(entry("desired", Map.of()), CAR)).isEmpty();
    }
}

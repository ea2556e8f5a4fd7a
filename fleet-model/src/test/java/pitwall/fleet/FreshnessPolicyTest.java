package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pitwall.fleet.TestCars.NOW;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "PT-1H, FRESH",
        "PT0S, FRESH",
        "PT15S, FRESH",
        "PT15.000000001S, LATE",
        "PT60S, LATE",
        "PT60.000000001S, STALE",
        "PT10M, STALE",
        "PT10M0.000000001S, OFFLINE",
        "P365D, OFFLINE"
    })
    void theClassChangesJustBehindEachBound(Duration age, AgeClass expected) {
        assertThat(FreshnessPolicy.DEFAULT.classify(NOW.minus(age), NOW)).isEqualTo(expected);
    }

    @Test
    void whatWasNeverHeardIsUnknownAndNotOld() {
        assertThat(FreshnessPolicy.DEFAULT.classify(null, NOW)).isEqualTo(AgeClass.UNKNOWN);
    }

    @Test
    void threeMissedHeartbeatsEndFreshness() {
        FreshnessPolicy slow =
                new FreshnessPolicy(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(1));

        assertThat(slow.fresh()).isEqualTo(Duration.ofMinutes(1));
        assertThat(slow.classify(NOW.minusSeconds(60), NOW)).isEqualTo(AgeClass.FRESH);
        assertThat(slow.classify(NOW.minusSeconds(61), NOW)).isEqualTo(AgeClass.OFFLINE);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M, PT10M", "PT-5S, PT1M, PT10M", "PT5S, PT14S, PT10M", "PT5S, PT1M, PT59S"})
    void boundsOutOfOrderAreRefused(Duration heartbeat, Duration late, Duration offline) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FreshnessPolicy(heartbeat, late, offline));
    }
}

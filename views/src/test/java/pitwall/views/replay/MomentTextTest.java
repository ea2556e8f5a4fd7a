package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Moments as people type them.
class MomentTextTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:10Z");

    @ParameterizedTest
    @CsvSource({
        "13:42, 2026-11-21T13:42:00Z",
        "@13:42:10, 2026-11-21T13:42:10Z",
        "13:42 UTC, 2026-11-21T13:42:00Z",
        "23:59, 2026-11-20T23:59:00Z",
        "-20m, 2026-11-21T13:42:10Z",
        "−1h30m, 2026-11-21T12:32:10Z",
        "-2d, 2026-11-19T14:02:10Z",
        "-90s, 2026-11-21T14:00:40Z",
        "2026-11-20 08:15, 2026-11-20T08:15:00Z",
        "2026-11-20T08:15:30Z, 2026-11-20T08:15:30Z",
        "2026-11-20T09:15:30+01:00, 2026-11-20T08:15:30Z"
    })
    void whatPeopleTypeIsUnderstood(String typed, Instant meant) {
        assertThat(MomentText.read(typed, NOW)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "@", "-", "noon", "25:00", "13:4", "-m", "2026-13-01 10:00"})
    void whatMeansNothingIsSaidToMeanNothing(String typed) {
        assertThat(MomentText.read(typed, NOW)).isEmpty();
    }

    @Test
    void farAwayIsNoTrouble() {
        assertThat(MomentText.read("-9999d", NOW)).contains(NOW.minusSeconds(9999L * 86_400));
    }
}

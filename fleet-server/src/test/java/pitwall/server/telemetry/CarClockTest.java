package pitwall.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CarClockTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long START = 1_000_000_000_000L;

    private final CarClock clock = new CarClock();

    @Test
    void aReportIsPlacedAtItsArrivalHoweverFarTheClockIsOff() {
        assertThat(clock.at(START - 90 * MINUTE, START)).isEqualTo(START);
        assertThat(clock.at(START - 89 * MINUTE, START + MINUTE)).isEqualTo(START + MINUTE);
    }

    @Test
    void aReportThatCameLateIsPlacedWhereTheCarTookIt() {
        clock.at(START + 7_000, START);

        long late = clock.at(START + 7_000 + MINUTE, START + 6 * MINUTE);

        assertThat(late).isEqualTo(START + MINUTE);
    }

    @Test
    void nothingIsPlacedInTheFuture() {
        clock.at(START, START);

        assertThat(clock.at(START + 60 * MINUTE, START + MINUTE)).isEqualTo(START + MINUTE);
    }

    @Test
    void aClockThatWasSetBackByHoursIsBelievedAtOnce() {
        clock.at(START, START);

        assertThat(clock.at(START - 119 * MINUTE, START + MINUTE)).isEqualTo(START + MINUTE);
    }

    @Test
    void aClockThatWasSetBackALittleIsBelievedWhenTheWindowIsOver() {
        clock.at(START, START);

        long wrong = clock.at(START - 4 * MINUTE, START + MINUTE);
        clock.at(START + 6 * MINUTE, START + 11 * MINUTE);
        long right = clock.at(START + 17 * MINUTE, START + 22 * MINUTE);

        assertThat(wrong).isEqualTo(START - 4 * MINUTE);
        assertThat(right).isEqualTo(START + 22 * MINUTE);
    }
}

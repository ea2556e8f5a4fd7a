package pitwall.server.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.Reading;
import pitwall.fleet.alarm.RuleTiming;

class CourseTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final List<Sighting> sightings = new ArrayList<>();

    private CourseTest at(int minutes, @Nullable Reading reading) {
        sightings.add(new Sighting(minute(minutes), reading, "at " + minutes));
        return this;
    }

    private static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private List<Instant> begun(RuleTiming timing) {
        return new Course(timing)
                .over(sightings, minute(60)).stream().map(Course.Begun::at).toList();
    }

    @Test
    void aConditionThatLastsLongEnoughCountsAtTheMomentAtWhichItDid() {
        at(0, Reading.HOLDS).at(3, Reading.DOES_NOT).at(10, Reading.HOLDS).at(30, Reading.DOES_NOT);

        assertThat(begun(RuleTiming.after(Duration.ofMinutes(5)))).containsExactly(minute(15));
    }

    @Test
    void whatNobodyCanTellStaysAsItWas() {
        at(0, Reading.HOLDS).at(2, Reading.UNKNOWN).at(8, Reading.HOLDS);

        assertThat(begun(RuleTiming.after(Duration.ofMinutes(5)))).containsExactly(minute(5));
    }

    @Test
    void aShortBreakWithinTheDelayIsTheSameAlarm() {
        at(0, Reading.HOLDS).at(10, Reading.DOES_NOT).at(12, Reading.HOLDS).at(20, Reading.DOES_NOT);
        RuleTiming patient = new RuleTiming(Duration.ZERO, Duration.ofMinutes(5), 1, Duration.ZERO);

        assertThat(begun(patient)).containsExactly(minute(0));
        assertThat(begun(RuleTiming.AT_ONCE)).containsExactly(minute(0), minute(12));
    }

    @Test
    void oftenEnoughWithinTheWindowIsOneAlarm() {
        at(0, null).at(4, null).at(8, null).at(40, null).at(55, null);
        RuleTiming thrice = new RuleTiming(Duration.ZERO, Duration.ZERO, 3, Duration.ofMinutes(10));

        assertThat(begun(thrice)).containsExactly(minute(8));
        assertThat(begun(RuleTiming.AT_ONCE)).hasSize(5);
    }

    @Test
    void whatStillHoldsAtTheEndCountsOnlyIfItLastedLongEnough() {
        at(57, Reading.HOLDS);

        assertThat(begun(RuleTiming.after(Duration.ofMinutes(5)))).isEmpty();
        assertThat(begun(RuleTiming.after(Duration.ofMinutes(3)))).containsExactly(minute(60));
    }
}

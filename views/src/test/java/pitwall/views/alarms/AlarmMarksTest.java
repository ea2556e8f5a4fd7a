package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;

/// Which alarms are marked, and of which cars. No toolkit runs.
class AlarmMarksTest {
    private static final CarId FIRST = new CarId("WBA-00041");
    private static final CarId SECOND = new CarId("WBA-00052");

    private final AlarmMarks marks = new AlarmMarks();

    @Test
    void twoAlarmsOfOneCarAreOneCar() {
        marks.toggle("A-1", SECOND);
        marks.toggle("A-2", SECOND);
        marks.toggle("A-3", FIRST);

        assertThat(marks.cars()).containsExactly(SECOND, FIRST);
        assertThat(marks.has("A-2")).isTrue();
    }

    @Test
    void aMarkGoesAsItCameAndAllOfThemAtOnce() {
        marks.toggle("A-1", FIRST);
        marks.toggle("A-1", FIRST);
        assertThat(marks.cars()).isEmpty();
        assertThat(marks.clear()).isFalse();

        marks.toggle("A-2", FIRST);
        assertThat(marks.clear()).isTrue();
        assertThat(marks.has("A-2")).isFalse();
    }
}

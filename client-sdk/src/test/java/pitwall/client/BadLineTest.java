package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.testing.Seeds;

/// The property everything rests on: whatever a line and a server do, every picture shown is the fleet as it was at
/// the sequence shown, and once the line is good again the picture is the present one.
final class BadLineTest {
    private static final Logger LOG = LoggerFactory.getLogger(BadLineTest.class);
    private static final int SCHEDULES = 400;
    /// Every planted bug must show within so many.
    private static final int ENOUGH = 60;

    @Test
    void underAnyScheduleOfFaultsThePictureIsTheFleetAtItsSequence() {
        Seeds seeds = Seeds.announced("schedules of a bad line");
        int resumes = 0;
        int snapshots = 0;
        int frames = 0;

        for (int number = 0; number < SCHEDULES; number++) {
            Schedule schedule = new Schedule(seeds.schedule(number).generator(), Optional.empty());
            try {
                schedule.run();
            } catch (AssertionError e) {
                throw new AssertionError("schedule " + number + " of seed " + seeds.value(), e);
            }
            resumes += schedule.resumes();
            snapshots += schedule.snapshots();
            frames += schedule.frames();
        }

        assertThat(resumes).as("resumes in all schedules").isGreaterThan(SCHEDULES);
        assertThat(snapshots).as("snapshots in all schedules").isGreaterThan(SCHEDULES);
        assertThat(frames).as("frames in all schedules").isGreaterThan(10 * SCHEDULES);
    }

    /// A property that finds nothing proves nothing: these are the mistakes it is there for.
    @ParameterizedTest
    @EnumSource
    void aConsoleWithABugIsFoundOut(ClientBug bug) {
        Seeds seeds = Seeds.announced("schedules of a console that " + bug);
        int number = 0;
        while (number < ENOUGH && isRight(new Schedule(seeds.schedule(number).generator(), Optional.of(bug)))) {
            number++;
        }

        LOG.info("{} was found out in schedule {}", bug, number);
        assertThat(number).as("schedules in which nobody noticed").isLessThan(ENOUGH);
    }

    private static boolean isRight(Schedule schedule) {
        try {
            schedule.run();
            return true;
        } catch (AssertionError | IllegalArgumentException e) {
            LOG.debug("Found out", e);
            return false;
        }
    }
}

package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pitwall.fleet.ReasonCode;
import pitwall.views.testing.ScriptedRollouts;

class FailedCarsTest {
    @Test
    void carsThatAreStillInTheRolloutAreAskedForAsSuchHoweverManyThereAre() {
        FailedCars asked = FailedCars.of("R-118", line(9_000, 100, 9_000));

        assertThat(asked.query()).isEqualTo("rollout:R-118 failure:SIGNATURE_INVALID");
        assertThat(asked.complete()).isTrue();
    }

    @Test
    void carsThatALaterRolloutTookOverAreNamedOneByOne() {
        FailedCars asked = FailedCars.of("R-118", line(3, 3, 2));

        assertThat(asked).isEqualTo(new FailedCars("id:WBA-00001,WBA-00002,WBA-00003", 3, true, true));
    }

    @Test
    void ofMoreCarsThanAQueryHoldsItSaysHowManyAreNamed() {
        FailedCars asked = FailedCars.of("R-118", line(1_000, 1_000, 0));

        assertThat(asked.query()).hasSizeLessThanOrEqualTo(1_900).doesNotEndWith(",");
        assertThat(asked.cars()).isEqualTo(asked.query().split(",", -1).length).isLessThan(1_000);
        assertThat(asked.complete()).isFalse();
    }

    @Test
    void whereMostAreStillInItTheFewOthersAreLeftOutAndThatIsSaid() {
        FailedCars asked = FailedCars.of("R-118", line(1_000, 1_000, 990));

        assertThat(asked).isEqualTo(new FailedCars("rollout:R-118 failure:SIGNATURE_INVALID", 990, false, false));
    }

    private static FailureLine line(int count, int known, int here) {
        return new FailureLine(ReasonCode.SIGNATURE_INVALID, "", count, ScriptedRollouts.ids(1, known), here, count);
    }
}

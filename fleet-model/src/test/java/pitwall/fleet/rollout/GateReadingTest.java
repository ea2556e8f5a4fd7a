package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateReadingTest {
    @Test
    void aBreachFollowsFromMoreFailuresThanTheLimitAllows() {
        assertThat(failures(new GateVerdict.Breached(), 381, 27).isFounded(0)).isTrue();
        assertThat(failures(new GateVerdict.Breached(), 395, 13).isFounded(0)).isFalse();
        assertThat(failures(new GateVerdict.Open(), 395, 13).isFounded(0)).isTrue();
    }

    @Test
    void anOpenGateWithTooManyFailuresFollowsOnlyWhereAPersonHadAcceptedThem() {
        GateReading open = failures(new GateVerdict.Open(), 381, 27);

        assertThat(open.isFounded(26)).isFalse();
        assertThat(open.isFounded(27)).isTrue();
    }

    @Test
    void exactlyTheLimitIsNotTooMany() {
        assertThat(failures(new GateVerdict.Open(), 93, 7, 0.07).isFounded(0)).isTrue();
        assertThat(failures(new GateVerdict.Breached(), 93, 7, 0.07).isFounded(0))
                .isFalse();
    }

    @Test
    void aGateWaitsOnlyBelowItsSample() {
        assertThat(failures(new GateVerdict.Waiting(12, 20), 12, 0).isFounded(0))
                .isTrue();
        assertThat(failures(new GateVerdict.Waiting(20, 20), 20, 0).isFounded(0))
                .isFalse();
    }

    @Test
    void successFollowsFromItsShareAndItsSample() {
        assertThat(successes(new GateVerdict.Open(), 16, 4).isFounded(0)).isTrue();
        assertThat(successes(new GateVerdict.Open(), 15, 5).isFounded(0)).isFalse();
        assertThat(successes(new GateVerdict.Open(), 8, 0).isFounded(0)).isFalse();
        assertThat(successes(new GateVerdict.Breached(), 15, 5).isFounded(0)).isTrue();
        assertThat(successes(new GateVerdict.Undecided(8, 20), 8, 0).isFounded(0))
                .isTrue();
        assertThat(successes(new GateVerdict.Undecided(8, 20), 16, 4).isFounded(0))
                .isFalse();
    }

    @Test
    void carsThatAreNotSafeKeepTheSafetyGateShut() {
        assertThat(safety(new GateVerdict.Open(), 0).isFounded(0)).isTrue();
        assertThat(safety(new GateVerdict.Open(), 1).isFounded(0)).isFalse();
        assertThat(safety(new GateVerdict.Waiting(1, 0), 1).isFounded(0)).isTrue();
    }

    private static GateReading failures(GateVerdict verdict, int succeeded, int failed) {
        return failures(verdict, succeeded, failed, 0.05);
    }

    private static GateReading failures(GateVerdict verdict, int succeeded, int failed, double limit) {
        return new GateReading(Gate.FAILURE_THRESHOLD, verdict, limit, succeeded, failed, 20, 0, 0);
    }

    private static GateReading successes(GateVerdict verdict, int succeeded, int failed) {
        return new GateReading(Gate.SUCCESS_THRESHOLD, verdict, 0.8, succeeded, failed, 20, 0, 0);
    }

    private static GateReading safety(GateVerdict verdict, int unsafe) {
        return new GateReading(Gate.SAFETY_CHECKS, verdict, 0, 20, 0, 20, 0, unsafe);
    }
}

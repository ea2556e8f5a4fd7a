package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GoingAwayTest {
    @Test
    void whatOneSideWritesTheOtherReads() {
        GoingAway going = new GoingAway(Duration.ofMillis(1_234));

        assertThat(going.words()).isEqualTo("the server stops, come back in 1234 ms");
        assertThat(GoingAway.read(going.words())).contains(going);
    }

    @Test
    void whoeverAsksForMoreThanIsBearableIsTakenAtTheLongestPause() {
        assertThat(GoingAway.read("come back in 999999999 ms")).contains(new GoingAway(GoingAway.LONGEST));
    }

    @Test
    void aReasonWithoutAPauseAsksForNone() {
        assertThat(GoingAway.read("")).isEmpty();
        assertThat(GoingAway.read("come back in 99999999999 ms")).isEmpty();
        assertThat(GoingAway.read("come back in -5 ms")).isEmpty();
    }
}

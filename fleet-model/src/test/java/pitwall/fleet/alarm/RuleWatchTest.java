package pitwall.fleet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RuleWatchTest {
    private static final Signal BEGINS = new Signal("A", true);
    private static final Signal ENDS = new Signal("A", false);

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void aConditionMustLastAsLongAsTheRuleSays() {
        RuleWatch watch = new RuleWatch(RuleTiming.after(Duration.ofMinutes(5)));

        assertThat(watch.read("A", Reading.HOLDS, now)).isEmpty();
        pass(299);
        assertThat(watch.due(now)).isEmpty();
        assertThat(watch.read("A", Reading.HOLDS, now)).isEmpty();
        pass(1);
        assertThat(watch.due(now)).containsExactly(BEGINS);
        assertThat(watch.due(now)).isEmpty();
    }

    @Test
    void aBreakBeginsAnew() {
        RuleWatch watch = new RuleWatch(RuleTiming.after(Duration.ofMinutes(5)));
        watch.read("A", Reading.HOLDS, now);
        pass(299);
        watch.read("A", Reading.DOES_NOT, now);
        watch.read("A", Reading.HOLDS, now);

        pass(299);
        assertThat(watch.due(now)).isEmpty();
        pass(1);
        assertThat(watch.due(now)).containsExactly(BEGINS);
    }

    @Test
    void whatNobodyCanTellStaysAsItWas() {
        RuleWatch watch = new RuleWatch(RuleTiming.AT_ONCE);
        assertThat(watch.read("A", Reading.HOLDS, now)).containsExactly(BEGINS);

        assertThat(watch.read("A", Reading.UNKNOWN, now)).isEmpty();
        assertThat(watch.read("A", Reading.DOES_NOT, now)).containsExactly(ENDS);
        assertThat(watch.follows("A")).isFalse();
    }

    @Test
    void anAlarmEndsWhenTheConditionStayedAway() {
        RuleWatch watch = new RuleWatch(new RuleTiming(Duration.ZERO, Duration.ofMinutes(1), 1, Duration.ZERO));
        watch.read("A", Reading.HOLDS, now);
        pass(1);
        assertThat(watch.read("A", Reading.DOES_NOT, now)).isEmpty();
        pass(30);
        assertThat(watch.read("A", Reading.HOLDS, now)).isEmpty();
        assertThat(watch.read("A", Reading.DOES_NOT, now)).isEmpty();
        pass(59);
        assertThat(watch.due(now)).isEmpty();
        pass(1);
        assertThat(watch.due(now)).containsExactly(ENDS);
    }

    @Test
    void aCountIsReachedWithinItsWindowOnly() {
        RuleWatch watch = new RuleWatch(new RuleTiming(Duration.ZERO, Duration.ZERO, 3, Duration.ofMinutes(1)));
        for (int i = 0; i < 4; i++) {
            assertThat(watch.read("A", Reading.HOLDS, now)).isEmpty();
            assertThat(watch.read("A", Reading.DOES_NOT, now)).isEmpty();
            pass(31);
        }
        watch.read("A", Reading.HOLDS, now);
        watch.read("A", Reading.DOES_NOT, now);
        pass(10);
        assertThat(watch.read("A", Reading.HOLDS, now)).containsExactly(BEGINS);
    }

    @Test
    void whatDidNotComeOftenEnoughIsForgotten() {
        RuleWatch watch = new RuleWatch(new RuleTiming(Duration.ZERO, Duration.ZERO, 3, Duration.ofMinutes(1)));
        watch.read("A", Reading.HOLDS, now);
        watch.read("A", Reading.DOES_NOT, now);
        assertThat(watch.follows("A")).isTrue();

        pass(61);
        watch.due(now);
        assertThat(watch.follows("A")).isFalse();
    }

    @Test
    void aMomentBeginsAndEnds() {
        RuleWatch watch = new RuleWatch(RuleTiming.AT_ONCE);

        assertThat(watch.happened("A", now)).containsExactly(BEGINS, ENDS);
        assertThat(watch.follows("A")).isFalse();
    }

    @Test
    void whatStoodBeforeEndsWithTheFirstReadingThatSaysSo() {
        RuleWatch watch = new RuleWatch(RuleTiming.AT_ONCE);
        watch.stands("A", now);

        assertThat(watch.read("A", Reading.HOLDS, now)).isEmpty();
        assertThat(watch.read("A", Reading.DOES_NOT, now)).containsExactly(ENDS);
    }

    @Test
    void whatIsGoneEndsAtOnce() {
        RuleWatch watch = new RuleWatch(RuleTiming.AT_ONCE);
        watch.read("A", Reading.HOLDS, now);

        assertThat(watch.gone("A")).containsExactly(ENDS);
        assertThat(watch.gone("A")).isEmpty();
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}

package pitwall.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultPlanTest {
    @Test
    void theFormOfTheCommandLineIsUnderstood() {
        FaultPlan plan = FaultPlan.parse("loss=1%,delay=50..200ms,duplicate=2.5%,reorder=3%,flap=5/min,skew=±30s");

        assertThat(plan)
                .isEqualTo(new FaultPlan(
                        0.01, 0.025, 0.03, Duration.ofMillis(50), Duration.ofMillis(200), 5, Duration.ofSeconds(30)));
    }

    @Test
    void whatIsNotNamedDoesNotHappen() {
        assertThat(FaultPlan.parse("skew=2min"))
                .isEqualTo(new FaultPlan(0, 0, 0, Duration.ZERO, Duration.ZERO, 0, Duration.ofMinutes(2)));
        assertThat(FaultPlan.parse("delay=1s").leastDelay()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        los=1%             | There is no fault 'los'
        loss               | The fault 'loss' needs a value
        loss=1             | The value '1' of loss is not understood; write it like 1%.
        loss=120%          | loss must be 0 to 100 %
        loss=1%,loss=2%    | The fault 'loss' is given twice
        delay=200..50ms    | delay must be 0 <= least <= most
        delay=fast         | write it like 50..200ms or 1s
        flap=5             | write it like 5/min
        flap=100/min       | flap must be 0 to 60 a minute
        skew=-30s          | write it like ±30s
        """)
    void aMistakeIsToldInASentence(String text, String sentence) {
        assertThatThrownBy(() -> FaultPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}

package pitwall.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.simulator.fault.UpdateFaults.BadRelease;

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

    @Test
    void whatGoesWrongWithUpdatesIsUnderstood() {
        UpdateFaults updates = FaultPlan.parse("update=10%,stuck=2%,spoiled=3%,claimed=4%,full=5%,leaving=6%,"
                        + "bad=4.4.0@iX3/4.5.0,pull=50KiB/s")
                .updates();

        assertThat(updates)
                .isEqualTo(new UpdateFaults(
                        0.1,
                        0.02,
                        0.03,
                        0.04,
                        0.05,
                        0.06,
                        Set.of(new BadRelease("4.4.0", "iX3"), new BadRelease("4.5.0", "*")),
                        51_200));
        assertThat(updates.fate(1, "4.4.0", "iX3")).isEqualTo(UpdateFate.UNWELL);
        assertThat(updates.fate(1, "4.5.0", "i4")).isEqualTo(UpdateFate.UNWELL);
    }

    @Test
    void theSharesOfAPlanAreThoseOfALargeFleetAndTheSameEveryTime() {
        UpdateFaults updates =
                FaultPlan.parse("update=10%,stuck=20%,spoiled=5%,claimed=5%").updates();

        Map<UpdateFate, Long> fates = LongStream.range(0, 10_000)
                .mapToObj(car -> updates.fate(car, "4.4.0", "i4"))
                .collect(Collectors.groupingBy(fate -> fate, Collectors.counting()));

        assertThat(fates.get(UpdateFate.UNWELL)).isBetween(900L, 1_100L);
        assertThat(fates.get(UpdateFate.STUCK)).isBetween(1_850L, 2_150L);
        assertThat(fates.get(UpdateFate.SPOILED)).isBetween(420L, 580L);
        assertThat(fates.get(UpdateFate.CLAIMED)).isBetween(420L, 580L);
        assertThat(updates.fate(7, "4.4.0", "i4")).isEqualTo(updates.fate(7, "4.4.0", "iX"));
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
        bad=@iX3           | write it like 4.4.0@iX3 or 4.4.0@iX3/4.5.0
        pull=fast          | write it like 50KiB/s
        update=60%,stuck=60% | must be 100 % together at most
        """)
    void aMistakeIsToldInASentence(String text, String sentence) {
        assertThatThrownBy(() -> FaultPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}

package pitwall.fleet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.RandomSeed;
import pitwall.fleet.TestCars;

class ConditionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu_usage > 90",
                "memory_usage >= 80.5",
                "last_seen > 10m",
                "cars convergence:failed region:munich",
                "fact rollout_gate_failed",
                "event device_online"
            })
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(condition(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "cpu_usage>90, cpu_usage > 90",
        "CPU_usage  >= 90 %, cpu_usage >= 90",
        "last_seen > 600s, last_seen > 10m"
    })
    void spacesCaseAndPercentDoNotMatter(String text, String canonical) {
        assertThat(condition(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cpu_usage",
                "cpu_usage > high",
                "cpu_usage > 10m",
                "warp_core > 90",
                "last_seen < 10m",
                "last_seen > 0s",
                "last_seen > 8d",
                "last_seen > 10",
                "cars seen:>10m",
                "cars battery:<<",
                "cars   ",
                "fact Rollout Gate",
                "event"
            })
    void whatCannotBeReadIsRefusedWithASentence(String text) {
        assertThat(ConditionReader.read(text))
                .isInstanceOfSatisfying(
                        ConditionReader.Read.Invalid.class,
                        refused -> assertThat(refused.why()).endsWith("."));
    }

    @Test
    void noTextMakesTheReaderStumble() {
        RandomGenerator random =
                RandomSeed.announced("conditions of random characters").generator();
        String letters = "cpu_usage last_seen cars fact event ><=%.:\"*-0123456789smhd\u0000\u20ac";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            if (ConditionReader.read(text.toString()) instanceof ConditionReader.Read.Valid(Condition condition)) {
                assertThat(ConditionReader.read(condition.text())).isInstanceOf(ConditionReader.Read.Valid.class);
            }
        }
    }

    @Test
    void aCarThatIsNotHeardTellsNothingButThatItIsSilent() {
        Car well = TestCars.well("A");
        Instant heard = heard(well);
        Car lost = well.with(lost(well.status()));

        assertThat(read("cars workload:running", lost, heard)).isEqualTo(Reading.UNKNOWN);
        assertThat(read("battery < 101", lost, heard)).isEqualTo(Reading.UNKNOWN);
        assertThat(read("cars online:no", lost, heard)).isEqualTo(Reading.HOLDS);
        assertThat(read("last_seen > 10m", lost, heard.plusSeconds(600))).isEqualTo(Reading.DOES_NOT);
        assertThat(read("last_seen > 10m", lost, heard.plusSeconds(601))).isEqualTo(Reading.HOLDS);
        assertThat(condition("last_seen > 10m").dueByClock(lost)).contains(heard.plusSeconds(600));
    }

    @Test
    void aFigureIsComparedWithItsLimit() {
        Car well = TestCars.well("A");
        Integer battery = well.vitals().batteryPercent();
        Instant heard = heard(well);

        assertThat(read("battery >= " + battery, well, heard)).isEqualTo(Reading.HOLDS);
        assertThat(read("battery > " + battery, well, heard)).isEqualTo(Reading.DOES_NOT);
        assertThat(read("cars workload:running", well, heard)).isEqualTo(Reading.HOLDS);
    }

    private static Instant heard(Car car) {
        return Objects.requireNonNull(car.vitals().heard());
    }

    private static CarStatus lost(CarStatus heard) {
        return new CarStatus(
                heard.motion(),
                heard.workload(),
                heard.agent(),
                heard.safety(),
                heard.convergence(),
                Connectivity.OFFLINE,
                heard.actualVersion(),
                heard.desiredVersion(),
                heard.reason(),
                heard.message(),
                heard.since(),
                heard.problemSince());
    }

    private static Reading read(String text, Car car, Instant now) {
        return condition(text).read(car, now, FreshnessPolicy.DEFAULT);
    }

    private static Condition condition(String text) {
        assertThat(ConditionReader.read(text)).isInstanceOf(ConditionReader.Read.Valid.class);
        return ((ConditionReader.Read.Valid) ConditionReader.read(text)).condition();
    }
}

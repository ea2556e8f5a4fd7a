package pitwall.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;

class LinearPatternTest {
    private static LogLine line(String message) {
        return new LogLine(
                1, new CarId("car-1"), Instant.EPOCH, Instant.EPOCH, 1, 1, LogLevel.INFO, "test", message, Map.of());
    }

    private static LinearPattern good(String expression) {
        LinearPattern.Reading reading = LinearPattern.read(expression);
        if (reading instanceof LinearPattern.Reading.Good(LinearPattern pattern)) {
            return pattern;
        }
        throw new AssertionError(expression + ": " + reading);
    }

    /// Each of these takes other engines longer than anybody waits.
    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*a){12}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(\\w+\\s?)*:"})
    void aBombGoesOffInLinearTime(String bomb) {
        LogLine hostile = line("a".repeat(LogIntake.MAX_LINE - 1) + "!");
        LinearPattern pattern = good(bomb);

        Duration before = computed();
        pattern.matches(hostile);

        assertThat(computed().minus(before)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{100}){100}){100}",
                "(((((x{9}){9}){9}){9}){9})",
                "a{2001}",
                "[a-z]{1,1000}[a-z]{1,1001}",
                "(",
                "*",
                "(?=x)",
                "(a)\\1",
                "\\p{Nothing}"
            })
    void whatUnfoldsTooFarOrMeansNothingIsRefusedBeforeItIsTried(String expression) {
        assertThat(LinearPattern.read(expression)).isInstanceOf(LinearPattern.Reading.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "a{5},5", "(ab){10},40", "[a-z]{20},20", "\\Qab{9}\\E,5", "a|b,3", "x{2}{3},6"})
    void theSizeOfAnExpressionIsWhatItUnfoldsInto(String expression, long size) {
        assertThat(PatternSize.of(expression)).isEqualTo(size);
    }

    @Test
    void upperAndLowerCaseAreTheSameUnlessToldOtherwise() {
        assertThat(List.of("signature", "SIGN.*E", "(?-i)Signature"))
                .allSatisfy(expression ->
                        assertThat(good(expression).matches(line("Signature"))).isTrue());
        assertThat(good("(?-i)signature").matches(line("Signature"))).isFalse();
    }

    /// What this thread has computed: unlike a clock it does not count what else the computer does.
    private static Duration computed() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}

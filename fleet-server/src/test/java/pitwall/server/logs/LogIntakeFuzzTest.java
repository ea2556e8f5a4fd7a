package pitwall.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import pitwall.fleet.LogLevel;
import pitwall.protocol.CarFrame;

/// Whatever a car writes, its line comes out short, visible and without the secret that stood in it. A normal test run
/// replays the files of `LogIntakeFuzzTestInputs`; `JAZZER_FUZZ=1` looks for new ones.
class LogIntakeFuzzTest {
    private static final String CANARY = "Zq7canaryPw0rdXy";
    private static final LogIntake INTAKE = new LogIntake(new Redactor("a key for tests".getBytes(UTF_8)));

    @FuzzTest(maxDuration = "60s")
    void everyLineComesOutShortVisibleAndWithoutItsSecret(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        CarFrame.Line line = clean(text, Map.of("password", CANARY, "note", text));

        assertThat(line.message().length()).isLessThanOrEqualTo(LogIntake.MAX_LINE + 1);
        assertThat(line.message().codePoints()).noneMatch(LogIntakeFuzzTest::isHidden);
        assertThat(line.fields().values())
                .allSatisfy(value -> assertThat(value)
                        .doesNotContain(CANARY)
                        .satisfies(shown -> assertThat(shown.codePoints()).noneMatch(LogIntakeFuzzTest::isHidden)));
        assertThat(clean("password=" + CANARY + "\n" + text, Map.of()).message())
                .doesNotContain(CANARY);
    }

    private static CarFrame.Line clean(String message, Map<String, String> fields) {
        CarFrame.Line line = new CarFrame.Line(1, Instant.EPOCH, LogLevel.INFO, "test", message, fields);
        return INTAKE.clean(new CarFrame.Log(1, List.of(line))) instanceof CarFrame.Log(var _, var lines)
                ? lines.getFirst()
                : line;
    }

    /// What a terminal would obey instead of showing it.
    private static boolean isHidden(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || character >= 0x202a && character <= 0x202e
                || character >= 0x2066 && character <= 0x2069;
    }
}

package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the console logs is there afterwards, within bounds.
class ConsoleLogTest {
    private static final Logger log = LoggerFactory.getLogger(ConsoleLogTest.class);

    @TempDir
    private Path data;

    @Test
    void whatIsLoggedIsThereAlsoAfterTheNextStart() throws IOException {
        try (ConsoleLog first = ConsoleLog.begin(data).orElseThrow()) {
            log.warn("the first run of {}", first.getClass().getSimpleName());
        }
        log.warn("nobody keeps this");
        try (ConsoleLog second = ConsoleLog.begin(data).orElseThrow()) {
            log.warn("the second run of {}", second.getClass().getSimpleName());
        }

        assertThat(lines(1))
                .hasSize(2)
                .allMatch(
                        line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  \\[main] .* - "
                                + "the (first|second) run of ConsoleLog"));
    }

    @Test
    void nothingThatWasSentLooksLikeALineOfItsOwn() throws IOException {
        try (ConsoleLog kept = ConsoleLog.begin(data).orElseThrow()) {
            assertThat(kept).isNotNull();
            log.warn("car \n2026-11-21T12:00:00.000Z INFO  forged\u001b[2J\u2028here\u009b2J\u0085there");
            log.warn("told", new IllegalStateException("a\n2026-11-21T12:00:00.000Z INFO  forged\u001b[2J"));
        }

        List<String> lines = lines(1);
        assertThat(lines).noneMatch(line -> line.startsWith("2026-11-21T12:00:00.000Z"));
        assertThat(lines.stream().filter(line -> line.matches("\\d{4}-.*"))).hasSize(2);
        assertThat(String.join("\n", lines))
                .contains("ConsoleLogTest.nothingThatWasSentLooksLikeALineOfItsOwn")
                .doesNotContain("\u001b")
                .doesNotContain("\u2028")
                .doesNotContain("\u009b")
                .doesNotContain("\u0085");
    }

    @Test
    void theFilesGrowToABound() throws IOException {
        int part = 20_000;
        try (ConsoleLog kept = ConsoleLog.begin(data, part).orElseThrow()) {
            assertThat(kept).isNotNull();
            for (int n = 0; n < 3_000; n++) {
                log.warn("line {} of many", n);
            }
        }

        assertThat(all().filter(file -> file.toString().matches(".*\\.log.*"))).hasSizeLessThanOrEqualTo(4);
        assertThat(bytes()).isLessThan(5L * part);
        assertThat(lines(1).getLast()).endsWith("line 2999 of many");
    }

    @Test
    void consolesAtTheSameTimeHaveOneFileEach() throws IOException {
        try (ConsoleLog one = ConsoleLog.begin(data).orElseThrow();
                ConsoleLog other = ConsoleLog.begin(data).orElseThrow()) {
            assertThat(one).isNotSameAs(other);
            log.warn("both");
        }

        assertThat(lines(1)).hasSize(1);
        assertThat(lines(2)).hasSize(1);
    }

    @Test
    void aConsoleWhoseLogCannotBeKeptGoesOn() throws IOException {
        Files.writeString(ConsoleLog.folder(data), "a file where the folder should be");

        assertThat(ConsoleLog.begin(data)).isEmpty();
    }

    /// Logback reads a percent sign in a name as something else.
    @Test
    void aFolderWithAPercentSignKeepsNoneAndIsUsedAllTheSame() throws IOException {
        for (String name : List.of("100%", "50%er", "%i")) {
            assertThat(ConsoleLog.begin(Files.createDirectory(data.resolve(name))))
                    .as(name)
                    .isEmpty();
        }
    }

    private List<String> lines(int console) throws IOException {
        return Files.readAllLines(ConsoleLog.folder(data).resolve("console-" + console + ".log"));
    }

    private long bytes() throws IOException {
        long sum = 0;
        for (Path file : all().toList()) {
            sum += Files.size(file);
        }
        return sum;
    }

    private Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(ConsoleLog.folder(data))) {
            return files.toList().stream();
        }
    }
}

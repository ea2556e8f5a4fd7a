package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void withoutWordsTheConsoleOpensOnTheUsersOwnFleet() {
        Options options = parsed();

        assertThat(options.sample).isFalse();
        assertThat(options.cars).isEqualTo(500);
    }

    @Test
    void optionsSurviveTheToolkit() {
        Options options = parsed(
                "--sample",
                "--rehearse",
                "--rehearse-rest",
                "7",
                "--cars",
                "20",
                "--data",
                "/tmp/somewhere",
                "--no-keychain",
                "pitwall:car/WBA-1");

        Options again = parsed(options.toArguments());

        assertThat(again.sample).isTrue();
        assertThat(again.rehearse).isTrue();
        assertThat(again.rest).isEqualTo(7);
        assertThat(again.cars).isEqualTo(20);
        assertThat(again.data).isEqualTo(Path.of("/tmp/somewhere"));
        assertThat(again.noKeychain).isTrue();
        assertThat(again.link).isEqualTo("pitwall:car/WBA-1");
    }

    @Test
    void aCaseFileIsNamedFromTheRootBecauseAnotherConsoleMayOpenIt() {
        Options options = parsed("cases/WBA-1.pitwall-case");

        assertThat(parsed(options.toArguments()).link)
                .isEqualTo(Path.of("cases/WBA-1.pitwall-case").toAbsolutePath().toString());
    }

    @Test
    void theSampleFleetLeavesNothingBehind() throws IOException {
        DataFolder folder = parsed("--sample").folder();

        folder.close();

        assertThat(folder.temporary()).isTrue();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void aNamedFolderStays(@TempDir Path parent) throws IOException {
        Path named = parent.resolve("data");

        DataFolder folder = parsed("--sample", "--data", named.toString()).folder();
        folder.close();

        assertThat(named).isDirectory();
    }

    @Test
    void theEnvironmentNamesTheFolderUnlessTheCommandLineDoes() throws ParseException {
        assertThat(Options.of("/tmp/usual").data).isEqualTo(Path.of("/tmp/usual"));
        assertThat(Options.of("/tmp/usual", "--data", "/tmp/other").data).isEqualTo(Path.of("/tmp/other"));
        assertThat(Options.of("").data).isNull();
    }

    @Test
    void helpTellsWhatUsersMayAskFor() {
        assertThat(parsed("--help").help).isTrue();
        assertThat(parsed("-V").version).isTrue();
        assertThat(Options.usage())
                .contains("--sample", "--cars <N>", "--data <FOLDER>", "PITWALL_DATA", "LINK|FILE")
                .doesNotContain("--rehearse", "--serve-sample");
    }

    @ParameterizedTest
    @CsvSource({
        "--cars many, --cars is a number from 1 to 10000",
        "--cars 0, --cars is a number from 1 to 10000",
        "--cars 10001, --cars is a number from 1 to 10000",
        "--cars, Missing argument",
        "--sampel, Unrecognized option",
        "--samp, Unrecognized option",
        "pitwall:car/A pitwall:car/B, One link or file",
    })
    void whatCannotBeMeantIsTold(String line, String sentence) {
        assertThatThrownBy(() -> Options.of(null, line.split(" ")))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(sentence);
    }

    private static Options parsed(String... words) {
        try {
            return Options.of(null, words);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}

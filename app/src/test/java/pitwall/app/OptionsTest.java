package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
                "--cars",
                "20",
                "--data",
                "/tmp/somewhere",
                "--no-keychain",
                "pitwall:car/WBA-1");

        Options again = parsed(options.toArguments());

        assertThat(again.sample).isTrue();
        assertThat(again.rehearse).isTrue();
        assertThat(again.cars).isEqualTo(20);
        assertThat(again.data).isEqualTo(Path.of("/tmp/somewhere"));
        assertThat(again.noKeychain).isTrue();
        assertThat(again.link).isEqualTo("pitwall:car/WBA-1");
    }

    @Test
    void aCaseFileIsNamedFromTheRootBecauseAnotherConsoleMayOpenIt() {
        Options options = parsed("cases/WBA-1.pitwall-case");
        options.call();

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
    void helpIsNoStart() {
        Options options = new Options();

        new CommandLine(options)
                .setOut(new java.io.PrintWriter(java.io.Writer.nullWriter()))
                .execute("--help");

        assertThat(options.wantsStart()).isFalse();
    }

    private static Options parsed(String... words) {
        Options options = new Options();
        new CommandLine(options).parseArgs(words);
        return options;
    }
}

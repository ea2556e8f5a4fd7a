package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.ReportForm;
import pitwall.views.desk.RunningTask.End;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;
import pitwall.views.testing.ToldActivities;

class ReportSaverTest {
    @TempDir
    private Path folder;

    private final ScriptedRollouts server = ScriptedRollouts.ofDesign(SampleRollouts.running());
    private final ToldActivities told = new ToldActivities();
    private final List<ReportForm> saved = new ArrayList<>();

    @Test
    void aReportThatIsStoppedLeavesNoFileAndNoTrouble() {
        server.silent = true;
        ReportSaver saver = saver();
        saver.save();
        assertThat(told.ends).isEmpty();

        told.stop();

        assertThat(told.ends).containsExactly(End.CANCELLED);
        assertThat(folder).isEmptyDirectory();
        assertThat(saver.troubleProperty().get()).isEmpty();
        assertThat(saved).isEmpty();
        assertThat(told.toasts).isEmpty();
    }

    @Test
    void aReportThatCameStandsInTheFileThatWasChosen() {
        saver().save();

        assertThat(told.ends).containsExactly(End.DONE);
        assertThat(folder.resolve("R-118.json")).hasContent("the report of R-118 as JSON");
        assertThat(folder.toFile().list()).containsExactly("R-118.json");
        assertThat(saved).containsExactly(ReportForm.JSON);
    }

    @Test
    void ofAReportThatCannotBeWrittenNothingStays() throws IOException {
        Files.createDirectories(folder.resolve("R-118.json").resolve("taken"));
        ReportSaver saver = saver();

        saver.save();

        assertThat(told.ends).containsExactly(End.FAILED);
        assertThat(saver.troubleProperty().get()).isPresent();
        assertThat(folder.toFile().list()).containsExactly("R-118.json");
    }

    private ReportSaver saver() {
        return new ReportSaver(
                "R-118",
                server,
                (_, _, _) -> Optional.of(folder.resolve("R-118.json")),
                saved::add,
                Runnable::run,
                Runnable::run,
                Strings.strict(new Formats(Locale.ENGLISH, ZoneOffset.UTC)),
                told);
    }
}

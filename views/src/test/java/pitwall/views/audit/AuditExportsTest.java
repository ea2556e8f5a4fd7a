package pitwall.views.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.client.ExportOutcome;
import pitwall.client.trail.TrailFilter;
import pitwall.views.desk.RunningTask.End;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.ToldActivities;

class AuditExportsTest {
    private final ScriptedTrail trail = new ScriptedTrail();
    private final ToldActivities told = new ToldActivities();
    private final AuditExports exports = new AuditExports(
            trail,
            (_, _, _) -> Optional.of(Path.of("audit.ndjson")),
            Runnable::run,
            told,
            Strings.strict(new Formats(Locale.ENGLISH, ZoneOffset.UTC)));

    @Test
    void anExportThatIsStoppedEndsTheQuestionAndSaysSo() {
        trail.silent = true;
        exports.export(TrailFilter.ALL);
        assertThat(told.ends).isEmpty();

        told.stop();

        assertThat(told.ends).containsExactly(End.CANCELLED);
        assertThat(trail.exporting).isCancelled();
        assertThat(exports.troubleProperty().get()).isEmpty();
        assertThat(told.toasts).isEmpty();
    }

    @Test
    void whatBecameOfAnExportIsSaid() {
        exports.export(TrailFilter.ALL);
        trail.export = new ExportOutcome.Broken();
        exports.export(TrailFilter.ALL);

        assertThat(told.ends).containsExactly(End.DONE, End.FAILED);
        assertThat(told.toasts).hasSize(1);
        assertThat(exports.troubleProperty().get()).isPresent();
    }
}

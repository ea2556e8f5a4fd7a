package pitwall.views.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.ExportOutcome;
import pitwall.client.trail.AuditTrail;
import pitwall.client.trail.AuditTrail.ExportForm;
import pitwall.client.trail.TrailFilter;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.StoppableTask;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;

/// Takes entries away as a file that the server wrote and signed. FX thread; needs no toolkit.
final class AuditExports {
    private final AuditTrail trail;
    private final FileChoice files;
    private final Executor fxThread;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param files asks for a file
    AuditExports(AuditTrail trail, FileChoice files, Executor fxThread, Navigator navigator, Strings strings) {
        this.trail = trail;
        this.files = files;
        this.fxThread = fxThread;
        this.navigator = navigator;
        this.strings = strings;
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void export(TrailFilter filter) {
        files.choose(strings.get("audit.export.title"), "audit.ndjson", kinds())
                .ifPresent(file -> export(filter, file));
    }

    private List<FileChoice.FileKind> kinds() {
        return List.of(
                new FileChoice.FileKind(strings.get("audit.export.ndjson"), "ndjson"),
                new FileChoice.FileKind(strings.get("audit.export.csv"), "zip"));
    }

    private void export(TrailFilter filter, Path file) {
        trouble.set(Optional.empty());
        String name = String.valueOf(file.getFileName());
        ExportForm form = name.toLowerCase(Locale.ROOT).endsWith(".zip") ? ExportForm.CSV : ExportForm.NDJSON;
        new StoppableTask(navigator, fxThread)
                .follow(
                        trail.export(filter, form, file),
                        strings.get("audit.export.running", name),
                        (outcome, task) -> ended(outcome, name, task));
    }

    private void ended(ExportOutcome outcome, String name, RunningTask task) {
        task.end(outcome instanceof ExportOutcome.Saved ? RunningTask.End.DONE : RunningTask.End.FAILED);
        switch (outcome) {
            case ExportOutcome.Saved(Path _, long bytes) ->
                navigator.toast(
                        strings.get(
                                "audit.export.saved", name, strings.formats().bytes(bytes)),
                        Optional.empty());
            case ExportOutcome.Refused(int _, String _, String sentence, String correlation) ->
                failed(sentence, Optional.of(correlation));
            case ExportOutcome.Broken() -> failed(strings.get("audit.export.broken"), Optional.empty());
            case ExportOutcome.NotWritten(String why) ->
                failed(strings.get("audit.export.not-written", name, why), Optional.empty());
        }
    }

    private void failed(String detail, Optional<String> correlation) {
        trouble.set(Optional.of(new ActionTrouble(strings.get("audit.export.failed"), detail, correlation)));
    }
}

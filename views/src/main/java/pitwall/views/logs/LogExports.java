package pitwall.views.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs;
import pitwall.client.FleetLogs.Form;
import pitwall.client.FleetLogs.Order;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.StoppableTask;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;

/// Takes lines away as a file. FX thread; needs no toolkit.
final class LogExports {
    private final LogsViewModel model;
    private final LocalExport local;
    private final FleetLogs logs;
    private final FileChoice files;
    private final Executor fxThread;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    LogExports(
            LogsViewModel model,
            LocalExport local,
            FleetLogs logs,
            FileChoice files,
            Executor fxThread,
            Navigator navigator,
            Strings strings) {
        this.model = model;
        this.local = local;
        this.logs = logs;
        this.files = files;
        this.fxThread = fxThread;
        this.navigator = navigator;
        this.strings = strings;
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void export() {
        files.choose(strings.get("logs.export.title"), "logs.ndjson", kinds()).ifPresent(this::export);
    }

    private List<FileChoice.FileKind> kinds() {
        return List.of(
                new FileChoice.FileKind(strings.get("logs.export.ndjson"), "ndjson"),
                new FileChoice.FileKind(strings.get("logs.export.json"), "json"),
                new FileChoice.FileKind(strings.get("logs.export.text"), "txt"));
    }

    static Form form(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return Form.JSON;
        }
        return lower.endsWith(".txt") || lower.endsWith(".log") ? Form.TEXT : Form.NDJSON;
    }

    private void export(Path file) {
        trouble.set(Optional.empty());
        if (model.loading().isLive() && model.loading().cachedUntil().isEmpty() && isForServer()) {
            byServer(file);
        } else {
            here(file);
        }
    }

    /// What the server cannot tell from the rest is taken from the lines that are shown.
    private boolean isForServer() {
        return model.query().isForServer() && model.contextProperty().get().isEmpty();
    }

    private void byServer(Path file) {
        String name = String.valueOf(file.getFileName());
        new StoppableTask(navigator, fxThread)
                .follow(
                        logs.export(model.question().wish(), Order.OLDEST, form(name), file),
                        strings.get("logs.export.running", name),
                        (outcome, task) -> ended(outcome, name, task));
    }

    private void here(Path file) {
        String name = String.valueOf(file.getFileName());
        int lines = Math.max(1, local.lines());
        AtomicBoolean cancelled = new AtomicBoolean();
        RunningTask task =
                navigator.begin(strings.get("logs.export.running", name), Optional.of(() -> cancelled.set(true)));
        CompletableFuture<?> unused = local.write(
                        file,
                        form(name),
                        written -> fxThread.execute(() -> task.progress(written, lines)),
                        cancelled::get)
                .thenAccept(outcome -> fxThread.execute(() -> {
                    if (cancelled.get()) {
                        task.end(RunningTask.End.CANCELLED);
                    } else {
                        ended(outcome, name, task);
                    }
                }));
    }

    private void ended(ExportOutcome outcome, String name, RunningTask task) {
        task.end(outcome instanceof ExportOutcome.Saved ? RunningTask.End.DONE : RunningTask.End.FAILED);
        switch (outcome) {
            case ExportOutcome.Saved(Path _, long bytes) ->
                navigator.toast(
                        strings.get("logs.export.saved", name, strings.formats().bytes(bytes)), Optional.empty());
            case ExportOutcome.Refused(int _, String _, String sentence, String correlation) ->
                failed(sentence, Optional.of(correlation));
            case ExportOutcome.Broken() -> failed(strings.get("logs.export.broken"), Optional.empty());
            case ExportOutcome.NotWritten(String why) ->
                failed(strings.get("logs.export.not-written", name, why), Optional.empty());
        }
    }

    private void failed(String detail, Optional<String> correlation) {
        trouble.set(Optional.of(new ActionTrouble(strings.get("logs.export.failed"), detail, correlation)));
    }
}

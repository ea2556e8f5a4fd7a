package pitwall.views.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.RunningTask;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.ports.FileChoice;

/// Saves what the console logged, with figures about it, as one file for whoever helps. FX thread.
final class SupportViewModel {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").withZone(ZoneOffset.UTC);

    private final ConsolePorts ports;
    private final Supplier<Instant> now;
    private final Surroundings around;
    private final Strings strings;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State("", false, false));

    /// What came of it, in words; empty before anything did.
    ///
    /// @param busy true while it is written
    record State(String sentence, boolean busy, boolean failed) {}

    SupportViewModel(ConsolePorts ports, Supplier<Instant> now, Surroundings around, Executor fxThread) {
        this.ports = ports;
        this.now = now;
        this.around = around;
        this.strings = around.strings();
        this.fxThread = fxThread;
    }

    /// Asks for a file and writes it.
    ///
    /// @param figures in words, a line each
    void save(String figures) {
        ports.files()
                .choose(
                        strings.get("settings.diagnostics.bundle.title"),
                        strings.get("settings.diagnostics.bundle.file", TIME.format(now.get())),
                        List.of(new FileChoice.FileKind(strings.get("settings.diagnostics.bundle.kind"), "zip")))
                .ifPresent(file -> write(file, figures));
    }

    private void write(Path file, String figures) {
        String sentence = strings.get("settings.diagnostics.bundle.saving", file);
        state.set(new State(sentence, true, false));
        RunningTask task = around.navigator().begin(sentence, Optional.empty());
        CompletableFuture<?> unused = ports.upkeep()
                .saveForSupport(file, figures)
                .handle((_, failure) -> {
                    fxThread.execute(() -> ended(task, file, failure));
                    return file;
                });
    }

    private void ended(RunningTask task, Path file, @Nullable Throwable failure) {
        task.end(failure == null ? RunningTask.End.DONE : RunningTask.End.FAILED);
        state.set(
                failure == null
                        ? new State(strings.get("settings.diagnostics.bundle.saved", file), false, false)
                        : new State(
                                strings.get("settings.diagnostics.bundle.failed", file, why(failure)), false, true));
    }

    /// As the system says it, without what it is wrapped in.
    private static String why(Throwable failure) {
        Throwable cause = failure;
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return String.valueOf(cause.getMessage());
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}

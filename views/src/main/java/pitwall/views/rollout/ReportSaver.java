package pitwall.views.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Answer;
import pitwall.client.ReportForm;
import pitwall.client.Rollouts;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.StoppableTask;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;

/// Saves the report of a rollout as the server writes it: a page for people, or the same for programs. FX thread; the
/// file is written on another.
final class ReportSaver {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSaver.class);

    private final String id;
    private final Rollouts rollouts;
    private final FileChoice files;
    private final Consumer<ReportForm> saved;
    private final Executor background;
    private final Executor fxThread;
    private final Strings strings;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param saved runs where a report was written
    ReportSaver(
            String id,
            Rollouts rollouts,
            FileChoice files,
            Consumer<ReportForm> saved,
            Executor background,
            Executor fxThread,
            Strings strings,
            Navigator navigator) {
        this.id = id;
        this.rollouts = rollouts;
        this.files = files;
        this.saved = saved;
        this.background = background;
        this.fxThread = fxThread;
        this.strings = strings;
        this.navigator = navigator;
    }

    /// Asks for a file and writes it; the ending of its name says in which form.
    void save() {
        List<FileChoice.FileKind> kinds = List.of(ReportForm.values()).stream()
                .map(form -> new FileChoice.FileKind(strings.get("rollout.report." + form), form.ending()))
                .toList();
        files.choose(
                        strings.get("rollout.report.title"),
                        strings.get("rollout.report.file", id, ReportForm.HTML.ending()),
                        kinds)
                .ifPresent(this::fetch);
    }

    private void fetch(Path file) {
        String name = String.valueOf(file.getFileName());
        ReportForm form = form(name);
        new StoppableTask(navigator, fxThread)
                .follow(
                        rollouts.document(id, form, strings.formats().locale()),
                        strings.get("rollout.report.task", id, name),
                        (answer, task) -> background.execute(() -> {
                            Optional<String> failure = write(file, answer);
                            fxThread.execute(() -> ended(task, name, form, failure));
                        }));
    }

    private static ReportForm form(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("." + ReportForm.JSON.ending())
                ? ReportForm.JSON
                : ReportForm.HTML;
    }

    /// Why it was not written; empty where it was.
    private Optional<String> write(Path file, Answer<String> answer) {
        return switch (answer) {
            case Answer.Given<String>(String document) -> written(file, document);
            case Answer.Remembered<String>(String document, var asOf) -> written(file, document);
            case Answer.Refused<String>(int status, String code, String sentence, String correlation) ->
                Optional.of(sentence);
            case Answer.Unanswered<String>() -> Optional.of(strings.get("rollout.report.unanswered"));
        };
    }

    /// The file is there whole or not at all.
    private static Optional<String> written(Path file, String document) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, document);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } catch (IOException e) {
            remove(part);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.debug("half a report cannot be removed", e);
        }
    }

    private void ended(RunningTask task, String name, ReportForm form, Optional<String> failure) {
        task.end(failure.isEmpty() ? RunningTask.End.DONE : RunningTask.End.FAILED);
        trouble.set(failure.map(
                why -> new ActionTrouble(strings.get("rollout.report.failed", name), why, Optional.empty())));
        if (failure.isEmpty()) {
            saved.accept(form);
            navigator.toast(strings.get("rollout.report.done", name), Optional.empty());
        }
    }

    /// What went wrong last.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}

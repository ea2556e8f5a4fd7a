package pitwall.views.cars.detail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.CarFiles;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.casefile.CaseArchive;
import pitwall.client.casefile.CaseFile;
import pitwall.fleet.Car;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.act.ActionTrouble;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;

/// Makes case files of a car, with a connection or without. FX thread; what takes time runs elsewhere.
final class CaseExports {
    private static final Logger log = LoggerFactory.getLogger(CaseExports.class);
    private static final int MOST_LINES = 1_000;

    private final WatchedCar watched;
    private final FleetModel fleet;
    private final CarFiles files;
    private final CaseTools tools;
    private final Executor fxThread;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    CaseExports(WatchedCar watched, CarDetailParts parts, CaseTools tools, Navigator navigator, Strings strings) {
        this.watched = watched;
        this.fleet = parts.fleet();
        this.files = parts.files();
        this.fxThread = parts.fxThread();
        this.tools = tools;
        this.navigator = navigator;
        this.strings = strings;
    }

    /// Asks for a file, gathers and writes.
    void export() {
        watched.car().ifPresent(car -> {
            List<FileChoice.FileKind> kinds =
                    List.of(new FileChoice.FileKind(strings.get("case.kind"), CaseArchive.ENDING));
            tools.files()
                    .choose(strings.get("case.export.title"), car.id().value() + "." + CaseArchive.ENDING, kinds)
                    .ifPresent(file -> gather(file, car));
        });
    }

    private void gather(Path file, Car car) {
        trouble.set(Optional.empty());
        String name = String.valueOf(file.getFileName());
        AtomicBoolean cancelled = new AtomicBoolean();
        RunningTask task = navigator.begin(
                strings.get("case.export.running", car.id().value(), name), Optional.of(() -> cancelled.set(true)));
        CaseGathering gathering = new CaseGathering(files, seen(car));
        IntConsumer progress = done -> fxThread.execute(() -> task.progress(done, CaseGathering.STEPS));
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(
                        () -> gathering.gather(progress, cancelled::get).filter(each -> write(file, each, cancelled)),
                        tools.background())
                .whenCompleteAsync(
                        (content, failure) -> {
                            if (failure == null) {
                                ended(task, name, car, content.isPresent());
                            } else {
                                failed(task, name, failure);
                            }
                        },
                        fxThread);
    }

    /// False where it was cancelled.
    private boolean write(Path file, CaseFile content, AtomicBoolean cancelled) {
        try {
            return tools.archive().write(file, content, new CasePage(strings).of(content), cancelled::get);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private CaseGathering.Seen seen(Car car) {
        FleetFrame frame = fleet.frame();
        Instant now = fleet.live().serverNowProperty().get();
        Instant asOf = frame.freshness() instanceof Freshness.Replay(Instant at) ? at : frame.asOf();
        return new CaseGathering.Seen(
                car,
                watched.update(),
                frame.session(),
                asOf == null ? now : asOf,
                now,
                frame.freshness() instanceof Freshness.Replay,
                fleet.logs().of(car.id(), MOST_LINES));
    }

    private void ended(RunningTask task, String name, Car car, boolean written) {
        task.end(written ? RunningTask.End.DONE : RunningTask.End.CANCELLED);
        if (written) {
            tools.noted()
                    .accept(new ExportNote(
                            "CASE",
                            "car:" + car.id().value(),
                            1,
                            fleet.live().serverNowProperty().get()));
            navigator.toast(strings.get("case.export.done", car.id().value(), name), Optional.empty());
        }
    }

    /// Whatever went wrong: a task that nobody ends would run for ever.
    private void failed(RunningTask task, String name, Throwable failure) {
        task.end(RunningTask.End.FAILED);
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String why;
        if (cause instanceof UncheckedIOException writing) {
            why = String.valueOf(writing.getMessage());
        } else {
            log.error("the case file {} was not written", name, cause);
            why = strings.get("case.export.failed.inside");
        }
        trouble.set(Optional.of(new ActionTrouble(strings.get("case.export.failed", name), why, Optional.empty())));
    }

    /// What went wrong last.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void dismissTrouble() {
        trouble.set(Optional.empty());
    }
}

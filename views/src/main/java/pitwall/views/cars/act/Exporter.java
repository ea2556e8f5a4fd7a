package pitwall.views.cars.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.act.ActionTrouble;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.CarSelection;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Strings;

/// Writes what one sees into a file: the marked cars, or all listed ones where none is marked, in their order. FX
/// thread; the file is written on another.
public final class Exporter {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final CarList list;
    private final CarActions actions;
    private final ExportNotes notes;
    private final FileChoice files;
    private final Executor background;
    private final Executor fxThread;
    private final Strings strings;
    private final Navigator navigator;

    public Exporter(
            CarList list,
            CarActions actions,
            ExportNotes notes,
            FileChoice files,
            Executor background,
            Executor fxThread,
            Strings strings,
            Navigator navigator) {
        this.list = list;
        this.actions = actions;
        this.notes = notes;
        this.files = files;
        this.background = background;
        this.fxThread = fxThread;
        this.strings = strings;
        this.navigator = navigator;
    }

    /// @param columns the visible columns in order, for the CSV form
    public void export(List<CarColumn> columns) {
        String suggested = "cars-" + STAMP.format(list.time().now()) + "." + ExportFormat.CSV.ending();
        files.choose(suggested).ifPresent(file -> write(file, seen(columns)));
    }

    private CarExport seen(List<CarColumn> columns) {
        return new CarExport(
                list.listing().order().query().text(), list.picture().asOf(), list.time(), columns, cars());
    }

    private List<Car> cars() {
        CarListing listing = list.listing();
        CarSelection selection = list.selection();
        if (selection.marks().isEmpty()) {
            return IntStream.range(0, listing.size())
                    .mapToObj(list::car)
                    .flatMap(Optional::stream)
                    .toList();
        }
        Map<CarId, Car> marked = list.cars(selection.marks());
        return List.copyOf(marked.values());
    }

    private void write(Path file, CarExport export) {
        String name = String.valueOf(file.getFileName());
        RunningTask task =
                navigator.begin(strings.plural("cars.task.export", export.cars().size(), name), Optional.empty());
        background.execute(() -> {
            try {
                Files.writeString(file, export.text(ExportFormat.of(name)));
                fxThread.execute(() -> {
                    task.end(RunningTask.End.DONE);
                    notes.exported(new ExportNote(
                            ExportFormat.of(name).name(),
                            export.query(),
                            export.cars().size(),
                            export.time().now()));
                    navigator.toast(
                            strings.plural("cars.export.done", export.cars().size(), name), Optional.empty());
                });
            } catch (IOException e) {
                String detail = String.valueOf(e.getMessage());
                fxThread.execute(() -> {
                    task.end(RunningTask.End.FAILED);
                    actions.report(
                            new ActionTrouble(strings.get("cars.export.failed", name), detail, Optional.empty()));
                });
            }
        });
    }

    /// One car as JSON, for the clipboard; empty where it is gone.
    public Optional<String> json(CarId id) {
        return list.car(id).map(CarExport::json);
    }
}

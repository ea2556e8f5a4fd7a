package pitwall.views.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryEdit;
import pitwall.views.ports.FileChoice;
import pitwall.views.theme.Themes;

/// The lines of one car, of many, or of the server itself: read, narrowed, proven and taken away. FX thread.
public final class LogsScreen implements Screen {
    /// Copied at once, at most; more belongs into a file.
    private static final int MOST_COPIED = 20_000;

    private final LogsViewModel model;
    private final LogMoves moves;
    private final LogText text;
    private final LogsNodes nodes;
    private final LogsPane pane;
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final List<UiAction> actions;

    /// @param files asks for the file of an export
    public LogsScreen(LogsParts parts, Themes themes, Surroundings surroundings, FileChoice files) {
        Strings strings = surroundings.strings();
        this.model = new LogsViewModel(parts, strings);
        this.text = new LogText(strings);
        this.moves = new LogMoves(model, parts.logs(), parts.fxThread(), strings);
        LogWords words = new LogWords(strings, text, model);
        LogColumns columns = new LogColumns();
        LogExports exports = new LogExports(
                model,
                new LocalExport(model, parts.background()),
                parts.logs(),
                files,
                parts.fxThread(),
                surroundings.navigator(),
                strings);
        LogList list = new LogList(model, text, themes, strings, _ -> openDetail());
        columns.namesProperty().subscribe(list::columns);
        Button export = new Button(strings.get("logs.action.export.short"));
        export.setOnAction(_ -> exports.export());
        export.setMinWidth(Region.USE_PREF_SIZE);
        this.nodes = new LogsNodes(
                list,
                new LogTwin(model, text, strings.get("logs.list.spoken")),
                new LogHistogramPane(model.counts(), themes, strings, this::choose),
                new LogLevels(model, strings),
                export,
                new LogDetail(
                        model,
                        text,
                        strings,
                        surroundings.navigator(),
                        columns,
                        model.trips()::around,
                        this::closeDetail),
                new LogsStates(model, strings, parts.offline()),
                exports);
        this.pane = new LogsPane(model, moves, words, nodes, strings);
        this.title = new ReadOnlyStringWrapper(strings.get("logs.title"));
        model.revisionProperty().subscribe(_ -> status.set(words.shown()));
        model.counts().histogramProperty().subscribe(_ -> status.set(words.shown()));
        this.actions = all();
    }

    private List<UiAction> all() {
        List<UiAction> all = new ArrayList<>();
        all.add(always("query", "Ctrl+F", pane::editQuery));
        all.add(always("origin", "O", model.question()::turn));
        all.add(always("follow", "G", this::follow));
        all.add(always("end", "End", model.trips()::toEnd));
        all.add(always("start", "Home", model.trips()::toStart));
        all.add(inOrder("next-hit", "F3", () -> moves.hit(1)));
        all.add(inOrder("previous-hit", "Shift+F3", () -> moves.hit(-1)));
        all.add(inOrder("next-error", "E", () -> moves.level(LogLevel.ERROR, 1)));
        all.add(inOrder("previous-error", "Shift+E", () -> moves.level(LogLevel.ERROR, -1)));
        all.add(inOrder("next-warning", "W", () -> moves.level(LogLevel.WARN, 1)));
        all.add(inOrder("previous-warning", "Shift+W", () -> moves.level(LogLevel.WARN, -1)));
        all.add(inOrder("pin", "P", this::pin));
        all.add(inOrder("next-pin", "U", () -> moves.pin(1)));
        all.add(inOrder("previous-pin", "Shift+U", () -> moves.pin(-1)));
        all.add(inOrder("next-seam", "S", () -> moves.seam(1)));
        all.add(inOrder("previous-seam", "Shift+S", () -> moves.seam(-1)));
        all.add(always("jump", "T", pane::jump));
        all.add(always("range", "R", pane::choose));
        all.add(always("next", "J", () -> nodes.list().move(1, false)));
        all.add(always("previous", "K", () -> nodes.list().move(-1, false)));
        all.add(inOrder("detail", "Enter", pane::toggleDetail));
        all.add(inOrder("around", "N", this::around));
        all.add(always("all", "Ctrl+A", model.selection()::everything));
        all.add(always("copy", "Ctrl+C", this::copy));
        all.add(always(
                "hits",
                "H",
                () -> model.question()
                        .onlyHitsProperty()
                        .set(!model.question().onlyHitsProperty().get())));
        all.add(always("export", "Ctrl+E", nodes.exports()::export));
        all.add(always("twin", "", this::toggleTwin));
        all.add(always("go-on", "", model.rows()::goOn));
        return List.copyOf(all);
    }

    private static UiAction always(String name, String keys, Runnable run) {
        return UiAction.always("logs." + name, "logs.action." + name, keys, run);
    }

    /// An action about the line that the action before it leads to.
    private UiAction inOrder(String name, String keys, Runnable run) {
        return always(name, keys, () -> model.steps().take(run));
    }

    private void openDetail() {
        pane.openDetail();
    }

    private void closeDetail() {
        pane.closeDetail();
    }

    private void choose(Instant from, Instant to) {
        model.stopFollowing();
        model.question().textProperty().set(new LogQueryEdit(model.query()).withSpan(from, to));
        nodes.list().requestFocus();
    }

    private void follow() {
        if (model.reading().followProperty().get()) {
            model.stopFollowing();
        } else {
            model.trips().toEnd();
        }
    }

    private void pin() {
        model.line().ifPresent(line -> {
            model.pins().toggle(line);
            nodes.list().drawMarks();
            nodes.list().requestLayout();
        });
    }

    private void around() {
        if (!model.leaveContext()) {
            model.line().ifPresent(model.trips()::around);
        }
    }

    private void copy() {
        StringBuilder lines = new StringBuilder();
        int copied = 0;
        var rows = model.rows().list();
        for (int row = 0; row < rows.size() && copied < MOST_COPIED; row++) {
            int number = rows.number(row);
            if (!rows.isSeam(row) && model.selection().holds(number)) {
                lines.append(text.copied(model.rows().store().line(number))).append('\n');
                copied++;
            }
        }
        if (copied > 0) {
            ClipboardContent content = new ClipboardContent();
            content.putString(lines.toString());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void toggleTwin() {
        nodes.twin().choose(!nodes.twin().isChosen());
        pane.relist();
        focus();
    }

    LogsViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "logs";
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public List<UiAction> actions() {
        return actions;
    }

    @Override
    public void shown() {
        pane.shown();
    }

    @Override
    public void hidden() {
        pane.hidden();
    }

    @Override
    public void focus() {
        nodes.lines().requestFocus();
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Logs(String query) && !query.isEmpty()) {
            model.question().textProperty().set(query);
        } else if (destination instanceof Destination.LogsAround(var car, Instant at)) {
            model.question().textProperty().set("car:" + car.value());
            model.around(car, at);
        }
    }

    @Override
    public List<Node> panes() {
        return pane.panes();
    }

    @Override
    public void resync(Runnable fleet) {
        model.reload();
    }

    @Override
    public boolean escape() {
        if (pane.closeDetail() || model.leaveContext()) {
            return true;
        }
        if (!model.selection().isEmpty()) {
            model.selection().clear();
            return true;
        }
        boolean asked = !model.question().textProperty().get().isEmpty();
        model.question().textProperty().set("");
        return asked;
    }

    Optional<LogLine> line() {
        return model.line();
    }
}

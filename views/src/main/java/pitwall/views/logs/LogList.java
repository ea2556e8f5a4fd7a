package pitwall.views.logs;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import pitwall.client.LogWish.Origin;
import pitwall.protocol.rest.LogLine;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Tone;
import pitwall.views.logs.lines.RowList;
import pitwall.views.theme.Themes;

/// The lines as a list, drawn by itself: only what is in the window is ever made into words, and nothing is drawn twice
/// between two pictures. The text that is read stays where it is while lines come and go at both ends. FX thread.
final class LogList extends Region {
    private static final double STRIP = 12;
    private static final Duration MARKS_PAUSE = Duration.millis(250);
    /// Where so many rows are looked at that it would be felt.
    private static final Duration SLOW_MARKS = Duration.seconds(2);
    private static final int MANY = 100_000;

    private final LogsViewModel model;
    private final LogSelection selection;
    private final LogText text;
    private final LogPainter painter;
    private final Themes themes;
    private final Strings strings;
    private final Canvas canvas = new Canvas();
    private final Canvas strip = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final PauseTransition marksDue = new PauseTransition(MARKS_PAUSE);
    private final Consumer<LogLine> opened;
    private List<String> columns = List.of();
    private LogMarks marks = LogMarks.NONE;
    private int shift;
    /// The first row in the window, with the part of it that is above.
    private double top;
    /// The line of that row, which stays there when others come and go; 0 for none.
    private int held;
    private boolean moving;

    /// @param opened takes a line that somebody wants to see whole
    LogList(LogsViewModel model, LogText text, Themes themes, Strings strings, Consumer<LogLine> opened) {
        this.model = model;
        this.selection = model.selection();
        this.text = text;
        this.themes = themes;
        this.strings = strings;
        this.opened = opened;
        this.painter = new LogPainter(
                text, themes.paletteProperty().get(), themes.scaleProperty().get());
        getStyleClass().add("log-list");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(strings.get("logs.list.spoken"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("log-scroll");
        bar.setFocusTraversable(false);
        canvas.setManaged(false);
        strip.setManaged(false);
        strip.setMouseTransparent(true);
        getChildren().setAll(canvas, bar, strip);
        bar.valueProperty().subscribe(value -> barMoved(value.doubleValue()));
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        focusedProperty().subscribe(_ -> requestLayout());
        themes.paletteProperty().subscribe(palette -> paintWith(palette));
        themes.scaleProperty().subscribe(scale -> {
            painter.scale(scale.doubleValue());
            requestLayout();
        });
        themes.rowHeightProperty().subscribe(_ -> requestLayout());
        marksDue.setOnFinished(_ -> drawMarks());
        model.revisionProperty().subscribe(_ -> changed());
        model.selection().leadProperty().subscribe(number -> pointed(number.intValue()));
        selection.everythingProperty().subscribe(_ -> requestLayout());
    }

    private void paintWith(Palette palette) {
        painter.paintWith(palette);
        drawMarks();
        requestLayout();
    }

    /// Shows these fields in columns of their own.
    void columns(List<String> names) {
        columns = List.copyOf(names);
        requestLayout();
    }

    private RowList rows() {
        return model.rows().list();
    }

    private double rowHeight() {
        return themes.rowHeightProperty().get();
    }

    /// The names of columns stand above the lines.
    private double header() {
        return columns.isEmpty() ? 0 : rowHeight();
    }

    private double visible() {
        return Math.max(1, (getHeight() - header()) / rowHeight());
    }

    private double lastTop() {
        return Math.max(0, rows().size() - Math.floor(visible()));
    }

    private void changed() {
        if (model.reading().followProperty().get()) {
            top = lastTop();
        } else if (held != 0) {
            int row = Math.min(rows().rowOf(held), Math.max(0, rows().size() - 1));
            top = Math.clamp(row + (top - Math.floor(top)), 0, lastTop());
        }
        hold();
        if (marksDue.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            marksDue.setDuration(rows().size() > MANY ? SLOW_MARKS : MARKS_PAUSE);
            marksDue.playFromStart();
        }
        requestLayout();
    }

    /// Remembers which line is at the top.
    private void hold() {
        int row = rows().lineFrom((int) top, 1);
        held = row < 0 ? 0 : rows().number(row);
    }

    private void pointed(int number) {
        if (number != 0 && rows().shows(number)) {
            reveal(rows().rowOf(number));
            setAccessibleText(text.spoken(model.rows().store().line(number), model.told()));
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        requestLayout();
    }

    /// Moves as little as it takes to have a row in the window, and three rows around it.
    private void reveal(int row) {
        double room = Math.min(3, visible() / 4);
        if (row < top - visible() || row > top + 2 * visible()) {
            moveTo(row - Math.floor(visible() / 2));
            return;
        }
        if (row < top + room) {
            moveTo(row - room);
        } else if (row + 1 + room > top + Math.floor(visible())) {
            moveTo(row + 1 + room - Math.floor(visible()));
        }
    }

    private void moveTo(double row) {
        top = Math.clamp(row, 0, lastTop());
        hold();
        if (top < 20) {
            model.trips().nearStart();
        }
        if (top > lastTop() - 20) {
            model.trips().nearEnd();
        }
        requestLayout();
    }

    private void barMoved(double value) {
        if (!moving && Math.abs(value - top) > 0.01) {
            scrolledByHand(value);
        }
    }

    private void scrolledByHand(double row) {
        if (row < top) {
            model.stopFollowing();
        }
        moveTo(row);
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || event.getDeltaX() != 0) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            shift(by < 0 ? 8 : -8);
        } else {
            scrolledByHand(top - event.getDeltaY() / rowHeight());
        }
        event.consume();
    }

    private void shift(int letters) {
        shift = Math.max(0, shift + letters);
        requestLayout();
    }

    private int rowAt(double y) {
        return (int) Math.floor(top + (y - header()) / rowHeight());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        int row = rowAt(event.getY());
        if (event.getX() < canvas.getWidth() && row < rows().size() && event.getButton() == MouseButton.PRIMARY) {
            choose(row, 1, event.isShiftDown());
            if (event.getClickCount() == 2) {
                model.line().ifPresent(opened);
            }
        }
    }

    private void dragged(MouseEvent event) {
        int row = Math.clamp(rowAt(event.getY()), 0, Math.max(0, rows().size() - 1));
        if (event.getX() < canvas.getWidth() && event.isPrimaryButtonDown() && rows().size() > 0) {
            choose(row, 1, true);
        }
    }

    private void choose(int row, int step, boolean extending) {
        int line = rows().lineFrom(Math.clamp(row, 0, Math.max(0, rows().size() - 1)), step);
        if (line < 0) {
            return;
        }
        model.stopFollowing();
        int number = rows().number(line);
        if (extending) {
            selection.extend(number);
        } else {
            selection.only(number);
        }
        requestLayout();
    }

    private void keyPressed(KeyEvent event) {
        boolean extending = event.isShiftDown();
        int page = (int) Math.max(1, visible() - 2);
        switch (event.getCode()) {
            case UP -> move(-1, extending);
            case DOWN -> move(1, extending);
            case PAGE_UP -> move(-page, extending);
            case PAGE_DOWN -> move(page, extending);
            case LEFT -> shift(-20);
            case RIGHT -> shift(20);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Points at the line so many lines away; from nowhere at the last one in the window.
    void move(int by, boolean extending) {
        int lead = selection.lead();
        if (lead == 0 || !rows().shows(lead)) {
            choose((int) (top + Math.floor(visible()) - 1), -1, extending);
            return;
        }
        choose(rows().rowOf(lead) + by, by < 0 ? -1 : 1, extending);
    }

    /// The row in the middle of the window, for what begins there.
    int middleNumber() {
        int row = rows().lineFrom((int) Math.clamp(top + visible() / 2, 0, Math.max(0, rows().size() - 1)), -1);
        return row < 0 ? 0 : rows().number(row);
    }

    /// The first and last line in the window; empty where there is none.
    int[] window() {
        int first = rows().lineFrom((int) top, 1);
        int last = rows().lineFrom((int) Math.min(rows().size() - 1.0, top + visible() - 1), -1);
        return first < 0 || last < 0 ? new int[0] : new int[] {rows().number(first), rows().number(last)};
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        double width = Math.max(0, getWidth() - barWidth - STRIP);
        if (canvas.getWidth() != width || canvas.getHeight() != getHeight()) {
            boolean resized = canvas.getHeight() > 0;
            canvas.setWidth(width);
            canvas.setHeight(getHeight());
            strip.setWidth(STRIP);
            strip.setHeight(getHeight());
            top = model.reading().followProperty().get() ? lastTop() : Math.clamp(top, 0, lastTop());
            int lead = selection.lead();
            if (resized && lead != 0 && rows().shows(lead)) {
                reveal(rows().rowOf(lead));
            }
            drawMarks();
        }
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        strip.relocate(width, 0);
        moving = true;
        bar.setMax(Math.max(lastTop(), 0.001));
        bar.setVisibleAmount(bar.getMax() * Math.min(1, visible() / Math.max(1, rows().size())));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(visible());
        bar.setValue(top);
        bar.setDisable(lastTop() == 0);
        moving = false;
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        painter.clear(g, canvas.getWidth(), canvas.getHeight());
        RowList list = rows();
        HitPlaces hits = new HitPlaces(model.query().search());
        LogPainter.Layout layout = new LogPainter.Layout(
                canvas.getWidth(),
                rowHeight(),
                model.rows().store().cars() > 1,
                model.query().origin() == Origin.SERVER,
                columns,
                shift,
                model.fleet().serverNowProperty().get(),
                hits,
                model.told());
        double y = header() - (top - Math.floor(top)) * rowHeight();
        for (int row = (int) top; row < list.size() && y < canvas.getHeight(); row++) {
            int number = list.number(row);
            if (list.isSeam(row)) {
                String words = model.rows().store().seam(number).map(text::seam).orElse("");
                painter.seam(g, words, layout, false, y);
            } else {
                LogLine line = model.rows().store().line(number);
                painter.line(g, line, layout, look(line, number), y);
            }
            y += rowHeight();
        }
        if (!columns.isEmpty()) {
            painter.names(g, layout);
        }
    }

    private LogPainter.Look look(LogLine line, int number) {
        return new LogPainter.Look(
                selection.holds(number),
                selection.lead() == number,
                isFocused(),
                model.rows().isSearching() && model.rows().hits().indexOf(number) >= 0,
                model.pins().holds(line.id()));
    }

    /// Marks beside the scroll bar: errors left, hits in the middle, pins right.
    void drawMarks() {
        marks = LogMarks.of(model.rows(), model.pins(), (int) strip.getHeight());
        GraphicsContext g = strip.getGraphicsContext2D();
        Palette palette = themes.paletteProperty().get();
        g.setFill(palette.color(Tone.BG_WINDOW));
        g.fillRect(0, 0, STRIP, strip.getHeight());
        draw(g, marks.errors(), palette, Tone.TEXT_DANGER, 0);
        draw(g, marks.hits(), palette, Tone.LINK, 4);
        draw(g, marks.pins(), palette, Tone.FG, 8);
    }

    private static void draw(GraphicsContext g, java.util.BitSet set, Palette palette, Tone tone, double x) {
        g.setFill(palette.color(tone));
        for (int pixel = set.nextSetBit(0); pixel >= 0; pixel = set.nextSetBit(pixel + 1)) {
            g.fillRect(x, pixel, 4, 2);
        }
    }

    LogMarks marks() {
        return marks;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 3 * rowHeight();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 200;
    }
}

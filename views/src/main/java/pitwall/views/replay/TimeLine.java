package pitwall.views.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import pitwall.client.past.Span;
import pitwall.views.kit.Strings;

/// The stretch of time around the moment: what can be shown of it, hours and minutes, and the moment as a line that can
/// be dragged. FX thread.
final class TimeLine extends Pane {
    /// Above the track there is room for marks.
    private static final double TOP = MarkRow.HEIGHT;

    private static final double HEIGHT = TOP + 26;
    private static final double TRACK = 8;
    private static final double LABEL_WIDTH = 42;
    private static final Duration SMALL = Duration.ofSeconds(10);
    private static final List<Duration> GRIDS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofDays(1));

    private final TimeTravel travel;
    private final Strings strings;
    private final MarkRow marks;
    private final Region cursor = new Region();

    TimeLine(TimeTravel travel, MarkRow marks, Strings strings) {
        this.travel = travel;
        this.strings = strings;
        this.marks = marks;
        getStyleClass().add("time-line");
        cursor.getStyleClass().add("time-cursor");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    Subscription follow() {
        return Subscription.combine(
                travel.rangeProperty().subscribe(ignored -> draw()),
                travel.coverageProperty().subscribe(ignored -> draw()),
                travel.momentProperty().subscribe(this::place),
                widthProperty().subscribe(ignored -> draw()),
                marks.follow(),
                marks.spokenProperty().subscribe(_ -> speak()));
    }

    private void drag(MouseEvent event) {
        requestFocus();
        travel.goTo(travel.rangeProperty().get().at(event.getX() / Math.max(1, getWidth())));
        event.consume();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            travel.step(event.getCode() == KeyCode.LEFT ? SMALL.negated() : SMALL);
            event.consume();
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            Duration length = travel.rangeProperty().get().length();
            Duration next = event.getCode() == KeyCode.UP ? length.dividedBy(2) : length.multipliedBy(2);
            travel.zoom(next.compareTo(Duration.ofMinutes(10)) < 0 ? Duration.ofMinutes(10) : shorter(next));
            event.consume();
        }
    }

    private static Duration shorter(Duration length) {
        Duration longest = Duration.ofDays(7);
        return length.compareTo(longest) > 0 ? longest : length;
    }

    private void draw() {
        List<Node> nodes = new ArrayList<>();
        TimeRange range = travel.rangeProperty().get();
        if (!range.equals(TimeRange.NONE) && getWidth() > 0) {
            nodes.add(stretch("time-track", 0, getWidth()));
            for (Span span : travel.coverageProperty().get()) {
                double from = Math.clamp(range.place(span.from()), 0.0, 1.0) * getWidth();
                double to = Math.clamp(range.place(span.to()), 0.0, 1.0) * getWidth();
                nodes.add(stretch(span.fromServer() ? "time-server" : "time-cached", from, Math.max(1, to - from)));
            }
            nodes.addAll(hours(range));
        }
        marks.resizeRelocate(0, 0, getWidth(), MarkRow.HEIGHT);
        nodes.add(marks);
        nodes.add(cursor);
        getChildren().setAll(nodes);
        place(travel.momentProperty().get());
    }

    private static Region stretch(String style, double x, double width) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.resizeRelocate(x, TOP + 1, width, TRACK);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    /// As many as fit beside one another.
    private List<Node> hours(TimeRange range) {
        Duration grid = GRIDS.stream()
                .filter(step -> getWidth() * step.toSeconds() / range.length().toSeconds() >= LABEL_WIDTH * 1.6)
                .findFirst()
                .orElse(GRIDS.getLast());
        List<Node> labels = new ArrayList<>();
        long seconds = grid.toSeconds();
        Instant tick = Instant.ofEpochSecond(Math.ceilDiv(range.from().getEpochSecond(), seconds) * seconds);
        while (!tick.isAfter(range.to())) {
            double x = range.place(tick) * getWidth();
            if (x <= getWidth() - LABEL_WIDTH) {
                Label label = new Label(words(tick, grid));
                label.getStyleClass().add("time-tick");
                label.setManaged(false);
                label.setMouseTransparent(true);
                label.resizeRelocate(x, TOP + TRACK + 2, LABEL_WIDTH, HEIGHT - TOP - TRACK - 2);
                labels.add(label);
            }
            tick = tick.plusSeconds(seconds);
        }
        return labels;
    }

    private static String words(Instant tick, Duration grid) {
        var utc = tick.atOffset(ZoneOffset.UTC);
        return grid.compareTo(Duration.ofDays(1)) < 0
                ? utc.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()
                : "%02d-%02d".formatted(utc.getMonthValue(), utc.getDayOfMonth());
    }

    private void place(Optional<Instant> moment) {
        cursor.setVisible(moment.isPresent());
        cursor.setManaged(false);
        cursor.setMouseTransparent(true);
        moment.ifPresent(then -> {
            double x = travel.rangeProperty().get().place(then) * getWidth();
            cursor.resizeRelocate(Math.clamp(x, 0, Math.max(0, getWidth() - 2)), 0, 2, HEIGHT);
        });
        speak();
    }

    private void speak() {
        travel.momentProperty()
                .get()
                .ifPresent(then -> setAccessibleText(strings.get(
                        "replay.line",
                        strings.formats().utc(then),
                        marks.spokenProperty().get())));
    }
}

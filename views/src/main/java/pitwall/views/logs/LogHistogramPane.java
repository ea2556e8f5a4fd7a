package pitwall.views.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogHistogram.Bucket;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Tone;
import pitwall.views.theme.Themes;

/// How many lines there are over time, by level: a bar a span, errors at the bottom. Dragging chooses a span of time;
/// so do the arrow keys with Shift, and Enter. FX thread.
final class LogHistogramPane extends Region {
    private static final double HEIGHT = 44;
    private static final double LABEL = 12;

    private final LogCounts counts;
    private final Themes themes;
    private final Strings strings;
    private final BiConsumer<Instant, Instant> chosen;
    private final Canvas canvas = new Canvas();
    private int from = -1;
    private int to = -1;

    /// @param chosen takes the span that somebody chose
    LogHistogramPane(LogCounts counts, Themes themes, Strings strings, BiConsumer<Instant, Instant> chosen) {
        this.counts = counts;
        this.themes = themes;
        this.strings = strings;
        this.chosen = chosen;
        getStyleClass().add("log-histogram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().setAll(canvas);
        counts.histogramProperty().subscribe(_ -> counted());
        themes.paletteProperty().subscribe(_ -> requestLayout());
        focusedProperty().subscribe(_ -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> choose(at(event.getX()), at(event.getX())));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> choose(from, at(event.getX())));
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> take());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private List<Bucket> buckets() {
        return counts.histogramProperty().get().map(LogHistogram::buckets).orElse(List.of());
    }

    private void counted() {
        from = -1;
        to = -1;
        setAccessibleText(spoken());
        requestLayout();
    }

    private String spoken() {
        Optional<LogHistogram> counted = counts.histogramProperty().get();
        return counted.map(histogram -> strings.get(
                        "logs.histogram.spoken",
                        strings.formats().exact(histogram.total()),
                        strings.formats().utc(histogram.from()),
                        strings.formats().utc(histogram.to()),
                        strings.formats()
                                .exact(histogram.buckets().stream()
                                        .mapToLong(Bucket::error)
                                        .sum()),
                        strings.formats()
                                .exact(histogram.buckets().stream()
                                        .mapToLong(Bucket::warn)
                                        .sum())))
                .orElseGet(() -> strings.get("logs.histogram.none"));
    }

    private int at(double x) {
        int size = buckets().size();
        return size == 0 ? -1 : Math.clamp((long) (x / getWidth() * size), 0, size - 1);
    }

    private void choose(int first, int last) {
        requestFocus();
        from = first;
        to = last;
        requestLayout();
    }

    private void key(KeyEvent event) {
        int size = buckets().size();
        if (size == 0) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, RIGHT -> {
                int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
                int next = Math.clamp((to < 0 ? size : to) + (long) step, 0, size - 1);
                choose(event.isShiftDown() && from >= 0 ? from : next, next);
                speak(next);
            }
            case ENTER -> take();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void speak(int index) {
        Bucket bucket = buckets().get(index);
        setAccessibleText(strings.get(
                "logs.histogram.bucket",
                strings.formats().utc(bucket.at()),
                strings.formats().exact(bucket.total()),
                strings.formats().exact(bucket.error()),
                strings.formats().exact(bucket.warn())));
    }

    private void take() {
        Optional<LogHistogram> counted = counts.histogramProperty().get();
        if (counted.isEmpty() || from < 0 || to < 0) {
            return;
        }
        int first = Math.min(from, to);
        int last = Math.max(from, to);
        from = -1;
        to = -1;
        Instant begin = buckets().get(first).at();
        Instant end = buckets().get(last).at().plus(counted.get().width());
        chosen.accept(begin, end);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT + LABEL + 4;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT + LABEL + 4;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw(canvas.getGraphicsContext2D());
    }

    private void draw(GraphicsContext g) {
        Palette palette = themes.paletteProperty().get();
        g.setFill(palette.color(Tone.BG_PANEL));
        g.fillRect(0, 0, getWidth(), getHeight());
        List<Bucket> buckets = buckets();
        g.setFont(Font.font("IBM Plex Sans", 10));
        if (buckets.isEmpty()) {
            g.setFill(palette.color(Tone.FG_MUTED));
            g.fillText(strings.get("logs.histogram.none"), 12, HEIGHT / 2);
        } else {
            bars(g, palette, buckets);
        }
        if (isFocused()) {
            g.setStroke(palette.color(Tone.LINK));
            g.setLineWidth(2);
            g.strokeRect(1, 1, getWidth() - 2, getHeight() - 2);
        }
    }

    private void bars(GraphicsContext g, Palette palette, List<Bucket> buckets) {
        double width = getWidth() / buckets.size();
        long highest =
                Math.max(1, buckets.stream().mapToLong(Bucket::total).max().orElse(1));
        if (from >= 0) {
            g.setFill(palette.color(Tone.SELECTION));
            int first = Math.min(from, to);
            g.fillRect(first * width, 0, (Math.abs(to - from) + 1) * width, HEIGHT + 4);
        }
        for (int i = 0; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            double y = HEIGHT + 2;
            y = bar(g, palette.color(Tone.TEXT_DANGER), bucket.error(), highest, i * width, y, width);
            y = bar(g, palette.color(Tone.TEXT_WARN), bucket.warn(), highest, i * width, y, width);
            y = bar(g, palette.color(Tone.NORMAL), bucket.info(), highest, i * width, y, width);
            bar(g, palette.color(Tone.BORDER_STRONG), bucket.debug(), highest, i * width, y, width);
        }
        g.setStroke(palette.color(Tone.BORDER));
        g.setLineWidth(1);
        g.strokeLine(0, HEIGHT + 2.5, getWidth(), HEIGHT + 2.5);
        g.setFill(palette.color(Tone.FG_MUTED));
        String begin = strings.formats().utc(buckets.getFirst().at());
        String end = counts.histogramProperty()
                .get()
                .map(all -> strings.formats().utc(all.to()))
                .orElse("");
        g.fillText(begin, 4, HEIGHT + LABEL + 1);
        g.fillText(end, Math.max(0, getWidth() - 80), HEIGHT + LABEL + 1);
    }

    /// A level that is there at all is to be seen.
    private static double bar(
            GraphicsContext g,
            javafx.scene.paint.Color color,
            long count,
            long highest,
            double x,
            double y,
            double width) {
        if (count == 0) {
            return y;
        }
        double height = Math.max(1.5, (double) count / highest * (HEIGHT - 2));
        g.setFill(color);
        g.fillRect(x, y - height, Math.max(1, width - 1), height);
        return y - height;
    }
}

package pitwall.views.logs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// Draws rows of log lines. Letters have equal widths, so a place in a text is a place on the screen. FX thread.
final class LogPainter {
    private static final double GAP = 10;
    private static final int SOURCE = 10;
    private static final int COLUMN = 18;
    private static final int CAR = 14;

    private final LogText text;
    private Font plain;
    private Font bold;
    private double letter;
    private Palette palette;

    LogPainter(LogText text, Palette palette, double scale) {
        this.text = text;
        this.palette = palette;
        this.plain = Font.font("IBM Plex Mono", 12 * scale);
        this.bold = Font.font("IBM Plex Mono", FontWeight.BOLD, 11 * scale);
        this.letter = width(plain);
    }

    void paintWith(Palette other) {
        palette = other;
    }

    void scale(double scale) {
        plain = Font.font("IBM Plex Mono", 12 * scale);
        bold = Font.font("IBM Plex Mono", FontWeight.BOLD, 11 * scale);
        letter = width(plain);
    }

    private static double width(Font font) {
        Text sample = new Text("0".repeat(40));
        sample.setFont(font);
        return sample.getLayoutBounds().getWidth() / 40;
    }

    /// What is the same for all rows of a picture.
    ///
    /// @param own whether they are lines of the server, whose parts have longer names than those of cars
    /// @param columns names of fields that have columns of their own
    /// @param shift how many letters the messages are moved to the left
    record Layout(
            double width,
            double row,
            boolean cars,
            boolean own,
            List<String> columns,
            int shift,
            Instant now,
            HitPlaces hits,
            LogTold told) {
        /// Letters of the part that speaks.
        private int source() {
            return own ? CAR + SOURCE : SOURCE;
        }
    }

    /// What is special about a row.
    record Look(boolean chosen, boolean lead, boolean focused, boolean hit, boolean pinned) {}

    Color background() {
        return palette.color(Tone.BG_PANEL);
    }

    void clear(GraphicsContext g, double width, double height) {
        g.setFill(background());
        g.fillRect(0, 0, width, height);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(plain);
    }

    /// The names of the columns, above everything.
    void names(GraphicsContext g, Layout layout) {
        g.setFill(palette.color(Tone.BG_RAISED));
        g.fillRect(0, 0, layout.width(), layout.row());
        double x = GAP
                + 12 * letter
                + GAP
                + 22
                + (layout.cars() ? CAR * letter + GAP : 0)
                + layout.source() * letter
                + GAP;
        for (String column : layout.columns()) {
            put(g, text.visible(column), x, layout.row() / 2, Tone.FG_MUTED, COLUMN);
            x += COLUMN * letter + GAP;
        }
    }

    void line(GraphicsContext g, LogLine line, Layout layout, Look look, double y) {
        double middle = y + layout.row() / 2;
        if (look.chosen()) {
            g.setFill(palette.color(Tone.SELECTION));
            g.fillRect(0, y, layout.width(), layout.row());
        }
        if (look.lead()) {
            g.setStroke(palette.color(look.focused() ? Tone.LINK : Tone.BORDER_STRONG));
            g.setLineWidth(look.focused() ? 2 : 1);
            g.strokeRect(1, y + 1, layout.width() - 2, layout.row() - 2);
        }
        double x = GAP;
        x = put(g, text.time(layout.told().reckoning().time(line), layout.now()), x, middle, Tone.FG_MUTED, 24);
        level(g, line.level(), x, middle);
        x += 22;
        if (layout.cars()) {
            put(g, text.speaker(line), x, middle, Tone.LINK, CAR);
            x += CAR * letter + GAP;
        }
        put(g, text.visible(line.source()), x, middle, Tone.FG_MUTED, layout.source());
        x += layout.source() * letter + GAP;
        for (String column : layout.columns()) {
            @Nullable String value = line.fields().get(column);
            put(
                    g,
                    value == null ? "—" : text.visible(value),
                    x,
                    middle,
                    value == null ? Tone.FG_SUBTLE : Tone.FG,
                    COLUMN);
            x += COLUMN * letter + GAP;
        }
        message(g, line, layout, look, x, middle);
        if (look.pinned()) {
            g.setFill(palette.color(Tone.FG));
            g.fillOval(layout.width() - 14, middle - 4, 8, 8);
        }
    }

    private void message(GraphicsContext g, LogLine line, Layout layout, Look look, double x, double middle) {
        StringBuilder whole = new StringBuilder(text.folded(line.message()));
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            if (!layout.columns().contains(field.getKey())) {
                whole.append("  ")
                        .append(text.visible(field.getKey()))
                        .append('=')
                        .append(text.visible(field.getValue()));
            }
        }
        int from = Math.min(layout.shift(), whole.length());
        String late = text.late(line, layout.told());
        int room = (int) Math.max(0, (layout.width() - x - 18) / letter) - (late.isEmpty() ? 0 : late.length() + 1);
        late(g, late, layout, middle);
        String shown = whole.substring(from, Math.min(whole.length(), from + room));
        if (look.hit()) {
            g.setFill(palette.color(Tone.LINK));
            g.setGlobalAlpha(0.35);
            for (int[] place : layout.hits().in(whole.toString())) {
                int begin = Math.max(place[0], from) - from;
                int end = Math.min(place[1], from + shown.length()) - from;
                if (end > begin) {
                    g.fillRect(
                            x + begin * letter,
                            middle - layout.row() / 2 + 2,
                            (end - begin) * letter,
                            layout.row() - 4);
                }
            }
            g.setGlobalAlpha(1);
        }
        g.setFill(palette.color(tone(line.level())));
        g.fillText(shown, x, middle);
        if (from + room < whole.length() && room > 0) {
            g.setFill(palette.color(Tone.FG_MUTED));
            g.fillText("…", x + shown.length() * letter, middle);
        }
    }

    /// At the right, where no line begins.
    private void late(GraphicsContext g, String late, Layout layout, double middle) {
        g.setFill(palette.color(Tone.TEXT_WARN));
        g.fillText(late, layout.width() - 18 - late.length() * letter, middle);
    }

    private static Tone tone(LogLevel level) {
        return switch (level) {
            case ERROR -> Tone.TEXT_DANGER;
            case WARN -> Tone.TEXT_WARN;
            case INFO -> Tone.FG;
            case DEBUG -> Tone.FG_MUTED;
        };
    }

    /// A letter in a shape: a full square for an error, an outlined one for a warning, none for the rest.
    private void level(GraphicsContext g, LogLevel level, double x, double middle) {
        double size = 15;
        Color color = palette.color(tone(level));
        g.setFont(bold);
        g.setTextAlign(TextAlignment.CENTER);
        switch (level) {
            case ERROR -> {
                g.setFill(color);
                g.fillRect(x, middle - size / 2, size, size);
                g.setFill(palette.color(Tone.BG_PANEL));
            }
            case WARN -> {
                g.setStroke(color);
                g.setLineWidth(1.5);
                g.strokeRect(x + 0.75, middle - size / 2 + 0.75, size - 1.5, size - 1.5);
                g.setFill(color);
            }
            case INFO, DEBUG -> g.setFill(color);
        }
        g.fillText(LogText.letter(level), x + size / 2, middle);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(plain);
    }

    /// Writes at most so many letters; returns where the next begins.
    private double put(GraphicsContext g, String words, double x, double middle, Tone tone, int most) {
        String shown = words.length() <= most ? words : words.substring(0, most - 1) + "…";
        g.setFill(palette.color(tone));
        g.fillText(shown, x, middle);
        return x + shown.length() * letter + GAP;
    }

    /// A separator: a line across, and words on it.
    void seam(GraphicsContext g, String words, Layout layout, boolean pointed, double y) {
        double middle = y + layout.row() / 2;
        g.setFill(palette.color(pointed ? Tone.SELECTION : Tone.BG_RAISED));
        g.fillRect(0, y + 2, layout.width(), layout.row() - 4);
        g.setStroke(palette.color(Tone.QUALITY));
        g.setLineWidth(1);
        g.setLineDashes(4, 3);
        g.strokeLine(0, y + 2.5, layout.width(), y + 2.5);
        g.setLineDashes((double[]) null);
        g.setFill(palette.color(Tone.FG));
        g.fillText("↯ " + words, GAP, middle);
    }
}

package pitwall.views.kit;

import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;

/// Draws the marks of [StateGlyph] and [AlarmGlyph] on a canvas, at any size. Made for one palette: make a new
/// one when the theme changes. FX thread.
public final class GlyphPainter {
    private final Palette palette;

    public GlyphPainter(Palette palette) {
        this.palette = palette;
    }

    /// The colour of a state's mark, for whoever draws marks of its own.
    ///
    /// @param priority of the car's highest active alarm
    public static Tone tone(HeadlineStatus status, Optional<AlarmPriority> priority) {
        return StateTone.fill(status, priority);
    }

    /// The colour of a line around a state: its own, or a darker one where that is too light for a line.
    public static Tone line(HeadlineStatus status, Optional<AlarmPriority> priority) {
        return StateTone.line(status, priority);
    }

    /// A state's mark with its upper left corner at `x`, `y`.
    public void state(
            GraphicsContext g,
            HeadlineStatus status,
            Optional<AlarmPriority> priority,
            double x,
            double y,
            double size) {
        Glyph glyph = Glyph.of(status);
        begin(g, x, y, size / Glyph.GRID);
        g.setStroke(palette.color(StateTone.line(status, priority)));
        if (!glyph.fill().isEmpty()) {
            Tone tone = StateTone.fill(status, priority);
            fill(g, glyph.fill(), palette.color(tone));
            if (tone == Tone.P3 && isOutlined(AlarmPriority.P3)) {
                g.setLineWidth(1);
                stroke(g, glyph.fill());
            }
        }
        if (!glyph.dashed().isEmpty()) {
            g.setLineWidth(Glyph.DASHED_STROKE);
            g.setLineDashes(Glyph.DASH, Glyph.DASH_GAP);
            stroke(g, glyph.dashed());
            g.setLineDashes();
        }
        if (!glyph.line().isEmpty()) {
            g.setLineWidth(Glyph.STROKE);
            stroke(g, glyph.line());
        }
        g.restore();
    }

    /// An alarm's numbered mark with its upper left corner at `x`, `y`.
    public void alarm(GraphicsContext g, AlarmPriority priority, double x, double y, double size) {
        AlarmShape shape = AlarmShape.of(priority);
        begin(g, x, y, size / AlarmShape.GRID);
        fill(g, shape.body(), palette.color(StateTone.fill(priority)));
        g.setLineWidth(1);
        g.setStroke(palette.color(StateTone.outline(priority)));
        stroke(g, shape.body());
        fill(g, shape.digit(), palette.color(StateTone.ink(priority)));
        g.restore();
    }

    /// One car among thousands, centred in a cell of `pitch` pixels. Below 12 px a normal car is a small square
    /// and only a problem is larger and shaped; from 12 px on it is the full mark.
    public void dot(
            GraphicsContext g,
            HeadlineStatus status,
            Optional<AlarmPriority> priority,
            double x,
            double y,
            double pitch) {
        if (pitch >= 12) {
            double margin = Math.max(1, Math.round(pitch / 12));
            state(g, status, priority, x + margin, y + margin, pitch - 2 * margin);
            return;
        }
        if (priority.isPresent() && StateTone.of(status) == StateTone.BY_PRIORITY) {
            alarmDot(g, priority.get(), x, y, pitch);
            return;
        }
        g.setFill(palette.color(StateTone.fill(status, Optional.empty())));
        switch (status) {
            case UPDATING -> triangle(g, x, y, pitch, 1);
            case ROLLING_BACK -> triangle(g, x, y, pitch, -1);
            case STALE, OFFLINE, UNKNOWN -> hollow(g, x, y, pitch);
            case LOCAL_ESTOP, SAFE_MODE, FAILED, BLOCKED -> square(g, x, y, pitch, pitch - 1);
            case PENDING, STOPPED, IN_SYNC -> square(g, x, y, pitch, Math.max(2, Math.round(pitch / 2)));
        }
    }

    private void alarmDot(GraphicsContext g, AlarmPriority priority, double x, double y, double pitch) {
        double edge = pitch - 0.5;
        double middle = pitch / 2;
        g.setFill(palette.color(StateTone.fill(priority)));
        switch (priority) {
            case P1 -> square(g, x, y, pitch, pitch);
            case P2 ->
                g.fillPolygon(
                        new double[] {x + middle, x + edge, x + 0.5}, new double[] {y + 0.5, y + edge, y + edge}, 3);
            case P3 -> {
                double[] xs = {x + middle, x + edge, x + middle, x + 0.5};
                double[] ys = {y + 0.5, y + middle, y + edge, y + middle};
                g.fillPolygon(xs, ys, 4);
                if (isOutlined(priority)) {
                    g.setStroke(palette.color(Tone.P3_OUTLINE));
                    g.setLineWidth(1);
                    g.strokePolygon(xs, ys, 4);
                }
            }
        }
    }

    private boolean isOutlined(AlarmPriority priority) {
        return !palette.color(StateTone.outline(priority)).equals(palette.color(StateTone.fill(priority)));
    }

    private static void triangle(GraphicsContext g, double x, double y, double pitch, int direction) {
        double back = direction > 0 ? x + 1 : x + pitch - 1;
        double tip = direction > 0 ? x + pitch - 0.5 : x + 0.5;
        g.fillPolygon(new double[] {back, tip, back}, new double[] {y + 0.5, y + pitch / 2, y + pitch - 0.5}, 3);
    }

    private static void hollow(GraphicsContext g, double x, double y, double pitch) {
        double inset = Math.max(0.5, Math.floor(pitch / 8));
        double edge = pitch - 2 * inset;
        double line = Math.max(1, Math.round(pitch / 6));
        g.fillRect(x + inset, y + inset, edge, line);
        g.fillRect(x + inset, y + inset + edge - line, edge, line);
        g.fillRect(x + inset, y + inset + line, line, edge - 2 * line);
        g.fillRect(x + inset + edge - line, y + inset + line, line, edge - 2 * line);
    }

    private static void square(GraphicsContext g, double x, double y, double pitch, double edge) {
        double inset = Math.floor((pitch - edge) / 2);
        g.fillRect(x + inset, y + inset, edge, edge);
    }

    private static void begin(GraphicsContext g, double x, double y, double scale) {
        g.save();
        g.translate(x, y);
        g.scale(scale, scale);
        g.setFillRule(FillRule.EVEN_ODD);
        g.setLineCap(StrokeLineCap.BUTT);
    }

    private static void fill(GraphicsContext g, String path, Color color) {
        g.setFill(color);
        g.beginPath();
        g.appendSVGPath(path);
        g.fill();
    }

    private static void stroke(GraphicsContext g, String path) {
        g.beginPath();
        g.appendSVGPath(path);
        g.stroke();
    }
}

package pitwall.views.cars.map;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.CarId;
import pitwall.views.kit.Formats;
import pitwall.views.kit.GlyphPainter;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;
import pitwall.views.map.KeptFree;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapView;

/// Draws what there are few of: clusters with their counts, single cars with their state and heading. Problems stand
/// out by colour, frame and glyph; what is well is grey. FX thread.
final class CarCanvas extends Canvas {
    private static final Font COUNT = Font.font("IBM Plex Sans", FontWeight.BOLD, 12);
    private static final Font PLAIN = Font.font("IBM Plex Sans", 12);
    private static final Font AGE = Font.font("IBM Plex Sans", 10);
    private static final double HEIGHT = 22;
    private static final double GLYPH = 12;

    private final Formats formats;
    private @Nullable MapFrame frame;

    CarCanvas(Formats formats) {
        this.formats = formats;
        setManaged(false);
        setMouseTransparent(true);
    }

    /// @param selected the car under the cursor
    /// @param focus the cluster that keys lead from
    void show(
            CarDrawing drawing,
            MapFrame shown,
            Palette palette,
            Optional<CarId> selected,
            Optional<Cluster> focus,
            boolean exact) {
        frame = shown;
        setWidth(shown.width());
        setHeight(shown.height());
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setTextBaseline(VPos.CENTER);
        GlyphPainter painter = new GlyphPainter(palette);
        // The worst last, so that nothing covers it.
        for (Cluster cluster : drawing.clusters().reversed()) {
            double x = shown.pixelX(cluster.x());
            double y = shown.pixelY(cluster.y());
            if (isInside(x, y, shown)) {
                if (cluster.isSingle()) {
                    single(g, painter, palette, drawing.points(), cluster.worst(), x, y, exact);
                } else {
                    many(g, painter, palette, drawing.points(), cluster, x, y);
                }
            }
        }
        focus.ifPresent(cluster -> ring(
                g, palette.color(Tone.LINK), shown.pixelX(cluster.x()), shown.pixelY(cluster.y()), width(cluster)));
        int point = selected.map(drawing.points()::indexOf).orElse(-1);
        if (point >= 0) {
            ring(
                    g,
                    palette.color(Tone.FG),
                    shown.pixelX(drawing.points().x(point)),
                    shown.pixelY(drawing.points().y(point)),
                    GLYPH + 4);
        }
    }

    /// What is drawn in the picture, so that no name stands under it.
    List<KeptFree> marks(CarDrawing drawing, MapFrame shown) {
        return drawing.clusters().stream()
                .filter(cluster -> isInside(shown.pixelX(cluster.x()), shown.pixelY(cluster.y()), shown))
                .map(cluster -> new KeptFree(cluster.x(), cluster.y(), width(cluster), HEIGHT))
                .toList();
    }

    private static boolean isInside(double x, double y, MapFrame shown) {
        return x > -40 && y > -20 && x < shown.width() + 40 && y < shown.height() + 20;
    }

    private double width(Cluster cluster) {
        return cluster.isSingle()
                ? GLYPH + 4
                : 30 + 7.2 * formats.count(cluster.count()).length();
    }

    private void many(
            GraphicsContext g,
            GlyphPainter painter,
            Palette palette,
            CarPoints points,
            Cluster cluster,
            double x,
            double y) {
        double width = width(cluster);
        double left = Math.round(x - width / 2);
        double top = Math.round(y - HEIGHT / 2);
        boolean wrong = cluster.problems() > 0;
        Optional<AlarmPriority> priority = points.priority(cluster.worst());
        Color line =
                palette.color(wrong ? GlyphPainter.tone(points.status(cluster.worst()), priority) : Tone.BORDER_STRONG);
        g.setFill(palette.color(Tone.BG_RAISED));
        g.fillRoundRect(left, top, width, HEIGHT, HEIGHT, HEIGHT);
        g.setStroke(line);
        g.setLineWidth(wrong ? 1.5 : 1);
        g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, HEIGHT - 1, HEIGHT, HEIGHT);
        painter.state(g, points.status(cluster.worst()), priority, left + 7, top + 5, GLYPH);
        g.setFill(palette.color(wrong ? Tone.FG : Tone.FG_MUTED));
        g.setFont(wrong ? COUNT : PLAIN);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(formats.count(cluster.count()), left + 23, top + HEIGHT / 2);
    }

    /// A car is a disc with its state; a tip says where it heads. Where it is no longer known to be the disc is open,
    /// and its age stands beside it.
    private void single(
            GraphicsContext g,
            GlyphPainter painter,
            Palette palette,
            CarPoints points,
            int point,
            double x,
            double y,
            boolean exact) {
        boolean old = points.isOld(point);
        double left = Math.round(x) - GLYPH / 2;
        double top = Math.round(y) - GLYPH / 2;
        if (exact && !old) {
            tip(g, palette.color(Tone.FG_MUTED), Math.round(x), Math.round(y), points.heading(point));
        }
        if (!old) {
            g.setFill(palette.color(Tone.BG_RAISED));
            g.fillOval(left - 2, top - 2, GLYPH + 4, GLYPH + 4);
        }
        painter.state(g, points.status(point), points.priority(point), left, top, GLYPH);
        if (old) {
            g.setFont(AGE);
            g.setTextAlign(TextAlignment.LEFT);
            g.setFill(palette.color(Tone.FG_SUBTLE));
            g.fillText(formats.age(points.age(point)), left + GLYPH + 4, top + GLYPH / 2);
        }
    }

    private static void tip(GraphicsContext g, Color color, double x, double y, int heading) {
        double angle = Math.toRadians(heading);
        double ahead = 14;
        double back = 7.5;
        double spread = 0.6;
        g.setFill(color);
        g.fillPolygon(
                new double[] {
                    x + ahead * Math.sin(angle),
                    x + back * Math.sin(angle - spread),
                    x + back * Math.sin(angle + spread)
                },
                new double[] {
                    y - ahead * Math.cos(angle),
                    y - back * Math.cos(angle - spread),
                    y - back * Math.cos(angle + spread)
                },
                3);
    }

    private static void ring(GraphicsContext g, Color color, double x, double y, double width) {
        g.setStroke(color);
        g.setLineWidth(2);
        double high = HEIGHT + 6;
        double wide = Math.max(width, HEIGHT) + 6;
        g.strokeRoundRect(Math.round(x - wide / 2), Math.round(y - high / 2), wide, high, high, high);
    }

    void place(MapView view) {
        MapFrame there = frame;
        if (there != null) {
            double factor = there.factor(view);
            setScaleX(factor);
            setScaleY(factor);
            // A node is enlarged around its middle.
            setLayoutX(there.offsetX(view) + there.width() * (factor - 1) / 2);
            setLayoutY(there.offsetY(view) + there.height() * (factor - 1) / 2);
        }
    }
}

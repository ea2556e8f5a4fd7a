package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.CarId;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.kit.Formats;
import pitwall.views.kit.GlyphPainter;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;
import pitwall.views.map.KeptFree;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapMark;

/// The marks of what there are few of: clusters with their counts, single cars with their state and heading. Problems
/// stand out by colour, frame and glyph; what is well is grey. FX thread.
final class CarMarks {
    private static final Font COUNT = Font.font("IBM Plex Sans", FontWeight.BOLD, 12);
    private static final Font PLAIN = Font.font("IBM Plex Sans", 12);
    private static final Font AGE = Font.font("IBM Plex Sans", 10);
    private static final double HEIGHT = 22;
    private static final double GLYPH = 12;
    /// A line around a shape is half outside of it.
    private static final double LINE = 1;
    /// Of the line around a hexagon, which shows on any of their shades.
    private static final double HEX_LINE = 3;
    /// From the middle of a car to the tip that says where it heads.
    private static final double TIP = 14;
    /// Room for an age, in pixels of a letter.
    private static final double LETTER = 6.5;
    /// From the middle of a car to the age beside it.
    private static final double AGE_BEGIN = GLYPH / 2 + 4;

    private static final double AGE_HEIGHT = 13;

    private final Formats formats;

    CarMarks(Formats formats) {
        this.formats = formats;
    }

    /// A number of cars as one.
    private record Many(HeadlineStatus status, Optional<AlarmPriority> priority, boolean wrong, String count) {}

    /// @param heading degrees; -1 where it is not told
    /// @param old where the car is not known to be there still
    /// @param age empty where it is still there, and where there is no room to say it
    private record Single(
            HeadlineStatus status, Optional<AlarmPriority> priority, int heading, boolean old, String age) {}

    private record Ring(Tone tone, double width) {}

    private record HexRing(double radius) {}

    /// A mark looks different in another theme.
    private record Painted(Record what, Palette palette) {}

    /// Everything inside the picture, the worst last so that nothing covers it.
    ///
    /// @param ages those that have room
    /// @param selected the car under the cursor
    /// @param focus the cluster, the car or the hexagon that keys lead from
    List<MapMark> of(
            CarDrawing drawing,
            MapFrame shown,
            AgeRoom ages,
            Palette palette,
            Optional<CarId> selected,
            Optional<Cluster> focus,
            boolean exact) {
        List<MapMark> marks = new ArrayList<>();
        CarPoints points = drawing.points();
        double size = drawing.size();
        for (Cluster cluster : drawing.clusters().reversed()) {
            double x = shown.pixelX(cluster.x());
            double y = shown.pixelY(cluster.y());
            if (isInside(x, y, shown)) {
                MapMark mark = cluster.isSingle()
                        ? single(points, cluster.worst(), ages, palette, x, y, exact)
                        : many(points, cluster, palette, x, y);
                marks.add(mark.enlarged(size));
            }
        }
        focus.ifPresent(cluster -> marks.add(focused(cluster, shown, palette, size)));
        int point = selected.map(points::indexOf).orElse(-1);
        if (point >= 0) {
            marks.add(ring(Tone.FG, GLYPH + 4, palette, shown.pixelX(points.x(point)), shown.pixelY(points.y(point)))
                    .enlarged(size));
        }
        return marks;
    }

    /// Which of the ages of single cars have room, the worst car's first: none stands on another, on a mark or on what
    /// is written already. The table beside the map has them all.
    AgeRoom ages(CarDrawing drawing, MapFrame shown, List<KeptFree> written) {
        AgeRoom room = new AgeRoom();
        for (KeptFree each : written) {
            double left = shown.pixelX(each.x()) - each.width() / 2;
            room.take(left, shown.pixelY(each.y()) - each.height() / 2, each.width(), each.height());
        }
        double size = drawing.size();
        List<Cluster> inside = drawing.clusters().stream()
                .filter(cluster -> isInside(shown.pixelX(cluster.x()), shown.pixelY(cluster.y()), shown))
                .toList();
        for (Cluster cluster : inside) {
            double width = size * cluster.width();
            double high = cluster.isSingle() ? width : size * HEIGHT;
            room.take(shown.pixelX(cluster.x()) - width / 2, shown.pixelY(cluster.y()) - high / 2, width, high);
        }
        for (Cluster cluster : inside) {
            String age = cluster.isSingle() ? age(drawing.points(), cluster.worst()) : "";
            if (!age.isEmpty()) {
                double left = shown.pixelX(cluster.x()) + size * AGE_BEGIN;
                double top = shown.pixelY(cluster.y()) - size * AGE_HEIGHT / 2;
                room.tell(cluster.worst(), left, top, size * ageWidth(age), size * AGE_HEIGHT);
            }
        }
        return room;
    }

    /// What is drawn in the picture, so that no name stands under it.
    List<KeptFree> kept(CarDrawing drawing, MapFrame shown, AgeRoom ages) {
        return drawing.mode() == MapMode.DOTS
                ? ProblemCells.of(drawing.points(), shown)
                : keptClusters(drawing, shown, ages);
    }

    private List<KeptFree> keptClusters(CarDrawing drawing, MapFrame shown, AgeRoom ages) {
        double size = drawing.size();
        return drawing.clusters().stream()
                .filter(cluster -> isInside(shown.pixelX(cluster.x()), shown.pixelY(cluster.y()), shown))
                .map(cluster -> cluster.isSingle()
                        ? keptSingle(drawing.points(), cluster.worst(), shown, ages, size)
                        : new KeptFree(cluster.x(), cluster.y(), size * cluster.width(), size * HEIGHT))
                .toList();
    }

    /// All of what [#single] draws, the age to the right of the car too.
    private KeptFree keptSingle(CarPoints points, int point, MapFrame shown, AgeRoom ages, double size) {
        double right = ages.tells(point) ? size * ageWidth(age(points, point)) : 0;
        double around = size * 2 * TIP;
        return new KeptFree(points.x(point) + right / 2 / shown.scale(), points.y(point), around + right, around);
    }

    private String age(CarPoints points, int point) {
        return points.isOld(point) ? formats.age(points.age(point)) : "";
    }

    private static double ageWidth(String age) {
        return LETTER * age.length();
    }

    private static boolean isInside(double x, double y, MapFrame shown) {
        return x > -40 && y > -20 && x < shown.width() + 40 && y < shown.height() + 20;
    }

    private MapMark many(CarPoints points, Cluster cluster, Palette palette, double x, double y) {
        Many face = new Many(
                points.status(cluster.worst()),
                points.priority(cluster.worst()),
                cluster.problems() > 0,
                formats.count(cluster.count()));
        double width = cluster.width();
        return new MapMark(
                new Painted(face, palette),
                x,
                y,
                -width / 2 - LINE,
                -HEIGHT / 2 - LINE,
                width + 2 * LINE,
                HEIGHT + 2 * LINE,
                g -> draw(g, face, palette, width));
    }

    private static void draw(GraphicsContext g, Many face, Palette palette, double width) {
        Color line =
                palette.color(face.wrong() ? GlyphPainter.line(face.status(), face.priority()) : Tone.BORDER_STRONG);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(palette.color(Tone.BG_RAISED));
        g.fillRoundRect(LINE, LINE, width, HEIGHT, HEIGHT, HEIGHT);
        g.setStroke(line);
        g.setLineWidth(face.wrong() ? 1.5 : 1);
        g.strokeRoundRect(LINE + 0.5, LINE + 0.5, width - 1, HEIGHT - 1, HEIGHT, HEIGHT);
        new GlyphPainter(palette).state(g, face.status(), face.priority(), LINE + 7, LINE + 5, GLYPH);
        g.setFill(palette.color(face.wrong() ? Tone.FG : Tone.FG_MUTED));
        g.setFont(face.wrong() ? COUNT : PLAIN);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(face.count(), LINE + 23, LINE + HEIGHT / 2);
    }

    /// A car is a disc with its state; a tip says where it heads. Where it is no longer known to be the disc is open,
    /// and its age stands beside it.
    private MapMark single(
            CarPoints points, int point, AgeRoom ages, Palette palette, double x, double y, boolean exact) {
        boolean old = points.isOld(point);
        Single face = new Single(
                points.status(point),
                points.priority(point),
                exact && !old ? points.heading(point) : -1,
                old,
                ages.tells(point) ? age(points, point) : "");
        double width = 2 * TIP + ageWidth(face.age());
        return new MapMark(new Painted(face, palette), x, y, -TIP, -TIP, width, 2 * TIP, g -> draw(g, face, palette));
    }

    private static void draw(GraphicsContext g, Single face, Palette palette) {
        double left = TIP - GLYPH / 2;
        if (face.heading() >= 0) {
            tip(g, palette, face.heading());
        }
        if (face.old()) {
            g.setStroke(palette.color(Tone.BORDER_STRONG));
            g.setLineWidth(1);
            g.setLineDashes(3, 2);
            g.strokeOval(left - 2.5, left - 2.5, GLYPH + 5, GLYPH + 5);
            g.setLineDashes();
        } else {
            g.setFill(palette.color(Tone.BG_RAISED));
            g.fillOval(left - 2, left - 2, GLYPH + 4, GLYPH + 4);
        }
        new GlyphPainter(palette).state(g, face.status(), face.priority(), left, left, GLYPH);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(AGE);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.color(Tone.FG_SUBTLE));
        g.fillText(face.age(), TIP + AGE_BEGIN, TIP);
    }

    /// With a line of the ground around it, since under it may be a map of any colour.
    private static void tip(GraphicsContext g, Palette palette, int heading) {
        double angle = Math.toRadians(heading);
        double back = 7.5;
        double spread = 0.6;
        double[] x = {
            TIP + TIP * Math.sin(angle), TIP + back * Math.sin(angle - spread), TIP + back * Math.sin(angle + spread)
        };
        double[] y = {
            TIP - TIP * Math.cos(angle), TIP - back * Math.cos(angle - spread), TIP - back * Math.cos(angle + spread)
        };
        g.setStroke(palette.color(Tone.BG_RAISED));
        g.setLineWidth(2.5);
        g.strokePolygon(x, y, 3);
        g.setFill(palette.color(Tone.FG_MUTED));
        g.fillPolygon(x, y, 3);
    }

    private static MapMark focused(Cluster cluster, MapFrame shown, Palette palette, double size) {
        double x = shown.pixelX(cluster.x());
        double y = shown.pixelY(cluster.y());
        return cluster.hexagonal()
                ? hexRing(cluster.cell().height() / 2 * shown.scale(), palette, x, y)
                : ring(Tone.LINK, cluster.width(), palette, x, y).enlarged(size);
    }

    private static MapMark hexRing(double radius, Palette palette, double x, double y) {
        double half = radius * Math.sqrt(3) / 2;
        double[] across = {half, 2 * half, 2 * half, half, 0, 0};
        double[] down = {0, radius / 2, radius * 3 / 2, 2 * radius, radius * 3 / 2, radius / 2};
        return new MapMark(
                new Painted(new HexRing(radius), palette),
                x,
                y,
                -half - HEX_LINE,
                -radius - HEX_LINE,
                2 * (half + HEX_LINE),
                2 * (radius + HEX_LINE),
                g -> {
                    g.setStroke(palette.color(Tone.LINK));
                    g.setLineWidth(HEX_LINE);
                    g.save();
                    g.translate(HEX_LINE, HEX_LINE);
                    g.strokePolygon(across, down, across.length);
                    g.restore();
                });
    }

    private static MapMark ring(Tone tone, double width, Palette palette, double x, double y) {
        double high = HEIGHT + 6;
        double wide = Math.max(width, HEIGHT) + 6;
        return new MapMark(
                new Painted(new Ring(tone, wide), palette),
                x,
                y,
                -wide / 2 - LINE,
                -high / 2 - LINE,
                wide + 2 * LINE,
                high + 2 * LINE,
                g -> {
                    g.setStroke(palette.color(tone));
                    g.setLineWidth(2);
                    g.strokeRoundRect(LINE, LINE, wide, high, high, high);
                });
    }
}

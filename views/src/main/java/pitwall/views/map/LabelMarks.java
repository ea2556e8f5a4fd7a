package pitwall.views.map;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// Draws the names of the map, with a halo of the ground's colour. FX thread.
final class LabelMarks {
    /// The halo reaches beyond the letters.
    private static final double HALO = 3;

    private LabelMarks() {}

    private record Face(String text, MapLabel.Style style, double size, Palette palette) {}

    private record Dot(Palette palette) {}

    static List<MapMark> of(List<MapLabel> labels, Palette palette) {
        return labels.stream()
                .<MapMark>mapMulti((label, marks) -> {
                    if (label.hasDot()) {
                        marks.accept(dot(label, palette));
                    }
                    marks.accept(name(label, palette));
                })
                .toList();
    }

    private static MapMark name(MapLabel label, Palette palette) {
        double x = label.anchorX();
        double y = label.anchorY();
        return new MapMark(
                new Face(label.text(), label.style(), label.size(), palette),
                x,
                y,
                label.x() - x - HALO,
                label.y() - y,
                label.width() + 2 * HALO,
                label.height(),
                g -> draw(g, label, palette));
    }

    private static MapMark dot(MapLabel label, Palette palette) {
        return new MapMark(new Dot(palette), label.dotX(), label.dotY(), -1.5, -1.5, 3, 3, g -> {
            g.setFill(color(label, palette));
            g.fillRect(0, 0, 3, 3);
        });
    }

    private static void draw(GraphicsContext g, MapLabel label, Palette palette) {
        g.setTextBaseline(VPos.CENTER);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setStroke(palette.color(Tone.BG_PANEL));
        g.setFont(LabelWidths.font(label.style(), label.size()));
        g.setLineWidth(3);
        g.strokeText(label.text(), HALO, label.height() / 2);
        g.setFill(color(label, palette));
        g.fillText(label.text(), HALO, label.height() / 2);
    }

    private static Color color(MapLabel label, Palette palette) {
        Tone tone = switch (label.style()) {
            case COUNTRY, STATE -> Tone.FG_SUBTLE;
            case CITY, TOWN -> Tone.FG_MUTED;
        };
        return palette.color(tone);
    }
}

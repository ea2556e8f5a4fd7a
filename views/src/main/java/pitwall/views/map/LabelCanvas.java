package pitwall.views.map;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// Draws the names of the map, with a halo of the ground's colour. FX thread.
final class LabelCanvas extends Canvas {
    private @Nullable MapFrame frame;

    LabelCanvas() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(List<MapLabel> labels, MapFrame shown, Palette palette, Color halo) {
        frame = shown;
        if (getWidth() != shown.width() || getHeight() != shown.height()) {
            setWidth(shown.width());
            setHeight(shown.height());
        }
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setTextBaseline(VPos.CENTER);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setStroke(halo);
        for (MapLabel label : labels) {
            draw(g, label, palette);
        }
    }

    private static void draw(GraphicsContext g, MapLabel label, Palette palette) {
        Tone tone = switch (label.style()) {
            case COUNTRY, STATE -> Tone.FG_SUBTLE;
            case CITY, TOWN -> Tone.FG_MUTED;
        };
        g.setFont(LabelWidths.font(label.style()));
        g.setLineWidth(3);
        double middle = label.y() + label.height() / 2;
        g.strokeText(label.text(), label.x(), middle);
        g.setFill(palette.color(tone));
        g.fillText(label.text(), label.x(), middle);
        if (label.hasDot()) {
            g.fillRect(Math.round(label.dotX()) - 1.5, Math.round(label.dotY()) - 1.5, 3, 3);
        }
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

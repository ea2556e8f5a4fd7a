package pitwall.views.cars.dots;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.views.kit.GlyphPainter;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// Draws the dots that are in the window. Remembers what each looked like and draws again only the cells that
/// changed. FX thread.
final class DotCanvas extends Canvas {
    private static final Font LABEL = Font.font("IBM Plex Sans", FontWeight.BOLD, 11);
    /// Between a name and the first dot.
    private static final double LABEL_GAP = 6;

    private Palette palette;
    private GlyphPainter painter;
    private int[] drawn = {};
    private @Nullable Car[] seen = {};
    private int first;

    DotCanvas(Palette palette) {
        this.palette = palette;
        this.painter = new GlyphPainter(palette);
    }

    void paintWith(Palette changed) {
        palette = changed;
        painter = new GlyphPainter(changed);
    }

    /// What a name needs, in pixels.
    static double labelWidth(String name) {
        Text text = new Text(name);
        text.setFont(LABEL);
        return text.getLayoutBounds().getWidth() + LABEL_GAP;
    }

    /// Draws everything anew.
    ///
    /// @param top what lies above the window
    /// @param end index behind the last dot
    /// @param states looks by index
    void drawAll(DotLayout layout, String[] labels, int end, double top, IntUnaryOperator states) {
        GraphicsContext g = getGraphicsContext2D();
        g.setFill(palette.color(Tone.BG_WINDOW));
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFont(LABEL);
        g.setTextBaseline(VPos.TOP);
        g.setFill(palette.color(Tone.FG_MUTED));
        for (int group = 0; group < labels.length; group++) {
            double y = layout.labelY(group) - top;
            if (y > -layout.pitch() * 2 && y < getHeight()) {
                g.fillText(labels[group], 0, y + 1);
            }
        }
        first = layout.firstAt(top);
        drawn = new int[lastVisible(layout, end, top) - first];
        Arrays.fill(drawn, DotState.NOTHING);
        seen = new @Nullable Car[drawn.length];
        drawChanged(layout, top, states);
    }

    private int lastVisible(DotLayout layout, int end, double top) {
        int last = first;
        while (last < end && layout.y(last) - top < getHeight()) {
            last++;
        }
        return last;
    }

    /// Draws the cells whose looks changed.
    void drawChanged(DotLayout layout, double top, IntUnaryOperator states) {
        for (int i = 0; i < drawn.length; i++) {
            drawChanged(layout, top, i, states.applyAsInt(first + i));
        }
    }

    /// Draws the cells whose car is another one than last time this was called and whose looks changed. Most cars of a
    /// window are the very objects they were a picture ago, which is seen without reading them.
    void drawMoved(DotLayout layout, double top, IntFunction<@Nullable Car> cars, IntUnaryOperator states) {
        for (int i = 0; i < drawn.length; i++) {
            Car car = cars.apply(first + i);
            if (car != seen[i]) {
                seen[i] = car;
                drawChanged(layout, top, i, states.applyAsInt(first + i));
            }
        }
    }

    private void drawChanged(DotLayout layout, double top, int place, int state) {
        if (state != drawn[place]) {
            int index = first + place;
            dot(getGraphicsContext2D(), layout.x(index), layout.y(index) - top, layout.pitch(), state);
            drawn[place] = state;
        }
    }

    private void dot(GraphicsContext g, double x, double y, int pitch, int state) {
        boolean chosen = DotState.isCursor(state) || DotState.isMarked(state);
        g.setFill(palette.color(chosen ? Tone.SELECTION : Tone.BG_WINDOW));
        g.fillRect(x, y, pitch, pitch);
        if (!DotState.isGone(state)) {
            painter.dot(g, DotState.status(state), DotState.priority(state), x, y, pitch);
        }
        if (DotState.isCursor(state)) {
            g.setStroke(palette.color(Tone.FG));
            g.setLineWidth(1);
            g.strokeRect(x + 0.5, y + 0.5, pitch - 1, pitch - 1);
        } else if (DotState.isMarked(state)) {
            g.setFill(palette.color(Tone.LINK));
            g.fillRect(x, y + pitch - 1, pitch, 1);
        }
    }
}

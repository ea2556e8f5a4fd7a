package pitwall.views.progress;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import pitwall.fleet.rollout.Share;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// A share with its 95 % interval on a line from 0 to 100 %, and the threshold as a tick. The figures stand beside it.
/// FX thread.
public final class IntervalBar extends Region {
    private static final double HEIGHT = 12;

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Palette> palette;
    private Share share = new Share(0, 0);
    private double threshold;

    public IntervalBar(ObservableValue<Palette> palette) {
        this.palette = palette;
        getStyleClass().add("interval-bar");
        getChildren().setAll(canvas);
        setMinSize(40, HEIGHT);
        setPrefSize(72, HEIGHT);
        setMaxHeight(HEIGHT);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        palette.subscribe(_ -> draw());
    }

    /// @param words the same in words, for assistive technology
    public void show(Share shown, double limit, String words) {
        setAccessibleText(words);
        if (!shown.equals(share) || limit != threshold) {
            share = shown;
            threshold = limit;
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double middle = Math.floor(canvas.getHeight() / 2) + 0.5;
        g.clearRect(0, 0, width, canvas.getHeight());
        g.setLineWidth(1);
        g.setStroke(palette.getValue().color(Tone.BORDER_STRONG));
        g.strokeLine(0, middle, width, middle);
        if (!share.isKnown() || width < 8) {
            return;
        }
        g.setStroke(palette.getValue().color(Tone.FG));
        double low = at(share.low());
        double high = at(share.high());
        g.setLineWidth(2);
        g.strokeLine(low, middle, high, middle);
        g.setLineWidth(1);
        g.strokeLine(low, middle - 3, low, middle + 3);
        g.strokeLine(high, middle - 3, high, middle + 3);
        g.setFill(palette.getValue().color(Tone.FG));
        g.fillOval(at(share.value()) - 3, middle - 3, 6, 6);
        g.setStroke(palette.getValue().color(Tone.LINK));
        g.setLineDashes(2, 2);
        g.strokeLine(at(threshold), 0, at(threshold), canvas.getHeight());
        g.setLineDashes();
    }

    /// On the middle of a pixel, inside the marks at both ends.
    private double at(double value) {
        return Math.round(3 + value * (canvas.getWidth() - 6)) + 0.5;
    }
}

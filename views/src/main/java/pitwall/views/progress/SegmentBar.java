package pitwall.views.progress;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Tone;

/// How far a rollout or a phase is, as one bar of segments: done, failed, blocked, on the way, left. Every segment has
/// a pattern of its own beside its colour, and the figures stand beside the bar or are read out. FX thread.
public final class SegmentBar extends Region {
    private static final double HEIGHT = 10;
    private static final double STRIPE = 4;

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Palette> palette;
    private final Strings strings;
    private LaneFigures figures = LaneFigures.NONE;

    public SegmentBar(ObservableValue<Palette> palette, Strings strings) {
        this.palette = palette;
        this.strings = strings;
        getStyleClass().add("segment-bar");
        getChildren().setAll(canvas);
        setMinSize(40, HEIGHT);
        setPrefSize(72, HEIGHT);
        setMaxHeight(HEIGHT);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        palette.subscribe(_ -> draw());
    }

    public void show(LaneFigures shown) {
        if (!shown.equals(figures)) {
            figures = shown;
            setAccessibleText(spoken(shown, strings));
            draw();
        }
    }

    /// The figures as one sentence.
    static String spoken(LaneFigures figures, Strings strings) {
        return strings.get(
                "rollout.bar",
                figures.done(),
                figures.failed(),
                figures.blocked(),
                figures.applying(),
                figures.left(),
                figures.concerned());
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
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        int all = figures.concerned();
        if (all == 0 || canvas.getWidth() < 3) {
            return;
        }
        double width = canvas.getWidth() - 1;
        double x = 0;
        x = solid(g, x, width, (double) figures.done() / all, Tone.NORMAL);
        x = solid(g, x, width, (double) figures.back() / all, Tone.FG_SUBTLE);
        x = striped(g, x, width, (double) (figures.failed() + figures.stuck()) / all, Tone.FG, true);
        x = striped(g, x, width, (double) figures.blocked() / all, Tone.FG_MUTED, false);
        solid(g, x, width, (double) figures.applying() / all, Tone.ACTIVE);
        g.setStroke(color(Tone.BORDER_STRONG));
        g.setLineWidth(1);
        g.strokeRect(0.5, 0.5, width, canvas.getHeight() - 1);
    }

    /// What there is of at all is at least two pixels wide.
    private static double width(double all, double share) {
        return share == 0 ? 0 : Math.max(2, Math.round(all * share));
    }

    private double solid(GraphicsContext g, double x, double all, double share, Tone tone) {
        double width = Math.min(width(all, share), all - x);
        g.setFill(color(tone));
        g.fillRect(x, 0, width, canvas.getHeight());
        return x + width;
    }

    /// @param crossed falling stripes beside the rising ones
    private double striped(GraphicsContext g, double x, double all, double share, Tone tone, boolean crossed) {
        double width = Math.min(width(all, share), all - x);
        if (width > 0) {
            double height = canvas.getHeight();
            g.save();
            g.beginPath();
            g.rect(x, 0, width, height);
            g.clip();
            g.setStroke(color(tone));
            g.setLineWidth(1.5);
            for (double at = x - height; at < x + width; at += STRIPE) {
                g.strokeLine(at, height, at + height, 0);
                if (crossed) {
                    g.strokeLine(at, 0, at + height, height);
                }
            }
            g.restore();
        }
        return x + width;
    }

    private Color color(Tone tone) {
        return palette.getValue().color(tone);
    }
}

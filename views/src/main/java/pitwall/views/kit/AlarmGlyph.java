package pitwall.views.kit;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeType;
import javafx.scene.transform.Scale;
import pitwall.fleet.AlarmPriority;

/// The mark of an alarm priority, 16 px at 100 %: octagon 1, triangle 2, diamond 3. Always numbered, so that it
/// is never mistaken for a state. FX thread.
public final class AlarmGlyph extends Region {
    private static final PseudoClass CLEARED = PseudoClass.getPseudoClass("cleared");

    private static final PseudoClass UNACKNOWLEDGED = PseudoClass.getPseudoClass("unacknowledged");

    private final SVGPath body = path("glyph-body");
    private final SVGPath digit = path("glyph-digit");
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final Strings strings;

    public AlarmGlyph(Strings strings, AlarmPriority priority) {
        this.strings = strings;
        getStyleClass().add("alarm-glyph");
        body.setStrokeType(StrokeType.INSIDE);
        body.setStrokeWidth(1);
        body.getTransforms().add(scale);
        digit.getTransforms().add(scale);
        getChildren().setAll(body, digit);
        setMouseTransparent(true);
        show(priority);
    }

    public void show(AlarmPriority priority) {
        AlarmShape shape = AlarmShape.of(priority);
        body.setContent(shape.body());
        digit.setContent(shape.digit());
        for (AlarmPriority each : AlarmPriority.values()) {
            pseudoClassStateChanged(pseudoClass(each), each == priority);
        }
        setAccessibleText(strings.get("priority." + priority));
    }

    /// Draws the mark hollow: the condition is gone, but nobody has acknowledged it.
    public void setCleared(boolean cleared) {
        pseudoClassStateChanged(CLEARED, cleared);
    }

    /// Lets the mark pulse, or wear a ring, where its surroundings do so: nobody has acknowledged it.
    public void setUnacknowledged(boolean unacknowledged) {
        pseudoClassStateChanged(UNACKNOWLEDGED, unacknowledged);
    }

    static PseudoClass pseudoClass(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> PseudoClass.getPseudoClass("p1");
            case P2 -> PseudoClass.getPseudoClass("p2");
            case P3 -> PseudoClass.getPseudoClass("p3");
        };
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth(), getHeight()) / AlarmShape.GRID;
        scale.setX(factor);
        scale.setY(factor);
    }

    private static SVGPath path(String styleClass) {
        SVGPath path = new SVGPath();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        return path;
    }
}

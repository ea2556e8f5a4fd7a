package pitwall.views.cars.map;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// The line somebody draws around cars, and the cross that keys lead. FX thread.
final class LassoLine extends Group {
    /// Half of the cross, in pixels.
    private static final double ARM = 9;

    private final Polyline outline = new Polyline();
    private final Line across = new Line();
    private final Line down = new Line();

    LassoLine() {
        setManaged(false);
        setMouseTransparent(true);
        outline.getStyleClass().add("map-lasso");
        across.getStyleClass().add("map-lasso");
        down.getStyleClass().add("map-lasso");
        getChildren().setAll(outline, across, down);
        hide();
    }

    /// @param points x and y in the window, the last where the hand is
    void show(List<double[]> points) {
        outline.getPoints()
                .setAll(points.stream()
                        .flatMap(point -> Stream.of(point[0], point[1]))
                        .toList());
        setVisible(true);
    }

    /// @param middle x and y in the window
    void showCross(double[] middle) {
        double x = middle[0];
        double y = middle[1];
        across.setStartX(x - ARM);
        across.setEndX(x + ARM);
        across.setStartY(y);
        across.setEndY(y);
        down.setStartX(x);
        down.setEndX(x);
        down.setStartY(y - ARM);
        down.setEndY(y + ARM);
        across.setVisible(true);
        down.setVisible(true);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
        across.setVisible(false);
        down.setVisible(false);
        outline.getPoints().clear();
    }
}

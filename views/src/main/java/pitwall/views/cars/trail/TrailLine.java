package pitwall.views.cars.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.CarTrack;
import pitwall.views.kit.Formats;
import pitwall.views.map.KeptFree;
import pitwall.views.map.MapLayer;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;

/// The way of a car as a line with times beside it; dashed where nobody knows how the car came from one point to the
/// next. While the map is pushed it is only moved: a way of a day has thousands of points. FX thread.
public final class TrailLine extends Group {
    /// Nearer times would stand on one another.
    private static final double APART = 70;
    /// How far beyond the window times are laid out, in pixels.
    private static final double MARGIN = MapLayer.MARGIN;

    private final TrailViewModel model;
    private final ReadOnlyDoubleProperty size;
    private final Formats formats;
    private final Path halo = path("trail-halo");
    private final Path way = path("trail-way");
    private final Path gaps = path("trail-gap");
    private final List<Label> times = new ArrayList<>();
    private List<KeptFree> kept = List.of();
    /// Absent where there is none to show.
    private @Nullable CarTrack drawn;
    private double drawnAt;
    /// The window that it was drawn for; absent before the first.
    private @Nullable MapView drawnFor;

    /// @param size of letters, 1 for the usual one
    public TrailLine(TrailViewModel model, ReadOnlyDoubleProperty size, Formats formats) {
        this.model = model;
        this.size = size;
        this.formats = formats;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(halo, gaps, way);
    }

    private static Path path(String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.setManaged(false);
        return path;
    }

    /// Shows it where it belongs in a window.
    public void place(MapView view) {
        CarTrack track = model.trackProperty().get().orElse(null);
        MapView before = drawnFor;
        if (before == null || track != drawn || size.get() != drawnAt || !serves(before, view)) {
            drawn = track;
            drawnAt = size.get();
            drawnFor = view;
            draw(track, view);
            before = view;
        }
        setLayoutX(movedX(before, view));
        setLayoutY(movedY(before, view));
    }

    /// True where what was drawn for one window does for another when it is moved. Where a window shows nearly all of
    /// the world, what leaves it on one side comes in on the other.
    private static boolean serves(MapView drawn, MapView shown) {
        return drawn.zoom() == shown.zoom()
                && drawn.width() == shown.width()
                && drawn.height() == shown.height()
                && Math.abs(movedX(drawn, shown)) <= MARGIN
                && Math.abs(movedY(drawn, shown)) <= MARGIN
                && shown.scale() >= shown.width() + 2 * MARGIN;
    }

    /// Whole pixels, or letters would be blurred.
    private static double movedX(MapView drawn, MapView shown) {
        return Math.rint(shown.screenX(drawn.x()) - shown.width() / 2);
    }

    private static double movedY(MapView drawn, MapView shown) {
        return Math.rint(shown.screenY(drawn.y()) - shown.height() / 2);
    }

    private void draw(@Nullable CarTrack track, MapView view) {
        halo.getElements().clear();
        way.getElements().clear();
        gaps.getElements().clear();
        getChildren().removeAll(times);
        times.clear();
        kept = List.of();
        setVisible(track != null);
        if (track != null) {
            lines(track.points(), view);
            times(track.points(), view);
        }
    }

    private void lines(List<CarTrack.Point> points, MapView view) {
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < points.size(); i++) {
            CarTrack.Point point = points.get(i);
            double x = view.screenX(Mercator.x(point.longitude()));
            double y = view.screenY(Mercator.y(point.latitude()));
            if (i > 0) {
                line(point.gap() ? gaps : way, lastX, lastY, x, y);
            }
            lastX = x;
            lastY = y;
        }
        halo.getElements().setAll(way.getElements());
    }

    private static void line(Path path, double fromX, double fromY, double toX, double toY) {
        path.getElements().addAll(new MoveTo(fromX, fromY), new LineTo(toX, toY));
    }

    /// The first and the last time, and those between that have room.
    private void times(List<CarTrack.Point> points, MapView view) {
        List<double[]> taken = new ArrayList<>();
        time(points.getLast(), view, taken);
        time(points.getFirst(), view, taken);
        Duration step =
                Duration.between(points.getFirst().at(), points.getLast().at()).dividedBy(6);
        Instant due = points.getFirst().at().plus(step);
        for (CarTrack.Point point : points) {
            if (point.gap() || !point.at().isBefore(due)) {
                due = point.at().plus(step);
                time(point, view, taken);
            }
        }
        getChildren().addAll(times);
        kept = times.stream().map(label -> kept(label, view)).toList();
    }

    /// Where a time stands; it is laid out later.
    private static KeptFree kept(Label time, MapView view) {
        time.applyCss();
        double width = time.prefWidth(-1);
        double height = time.prefHeight(-1);
        return new KeptFree(
                view.worldX(time.getLayoutX() + width / 2), view.worldY(time.getLayoutY() + height / 2), width, height);
    }

    /// Where no name of the map may stand: under the times.
    public List<KeptFree> kept() {
        return kept;
    }

    private void time(CarTrack.Point point, MapView view, List<double[]> taken) {
        double x = view.screenX(Mercator.x(point.longitude()));
        double y = view.screenY(Mercator.y(point.latitude()));
        double apart = APART * size.get();
        boolean outside = x < -MARGIN || y < -MARGIN || x > view.width() + MARGIN || y > view.height() + MARGIN;
        if (outside
                || taken.stream()
                        .anyMatch(other -> Math.abs(other[0] - x) < apart && Math.abs(other[1] - y) < apart / 3)) {
            return;
        }
        taken.add(new double[] {x, y});
        Label time = new Label(formats.utc(point.at()));
        time.getStyleClass().addAll("caption", "trail-time");
        time.relocate(Math.round(x + 10), Math.round(y - 18 * size.get()));
        times.add(time);
    }
}

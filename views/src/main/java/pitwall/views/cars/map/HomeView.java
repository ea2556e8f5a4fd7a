package pitwall.views.cars.map;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javafx.stage.Window;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.Position;
import pitwall.views.map.FirstLook;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

/// How the map shows a whole fleet, and a guess at that while the map is still being made.
final class HomeView {
    /// Left free around the fleet, in pixels.
    static final double MARGIN = 70;
    /// Closer than this a fleet is not shown at first: a single car would be a dot on nothing.
    static final double CLOSEST = 11;
    /// As many cars as tell where a fleet is.
    private static final int SAMPLE = 4_096;
    /// What the table beside the map and the bar above it take, in pixels of text of the usual size.
    private static final double SIDE = 339;

    private static final double BAR = 41;

    private HomeView() {}

    static MapView of(WorldBox box, double width, double height) {
        return of(box, width, height, CLOSEST);
    }

    /// As large as the window allows, but not closer than that.
    static MapView of(WorldBox box, double width, double height, double closest) {
        MapView all = MapView.of(box, width, height, MARGIN);
        return new MapView(all.x(), all.y(), Math.min(all.zoom(), closest), all.width(), all.height());
    }

    /// What the map will show first in the largest window there is. FX thread.
    ///
    /// @param textScale how much larger than usual text is
    static FirstLook guess(FleetSnapshot fleet, double textScale) {
        return Window.getWindows().stream()
                .filter(window -> window.isShowing() && window.getScene() != null)
                .max(Comparator.comparingDouble(window -> window.getScene().getWidth()))
                .map(window -> new FirstLook(
                        of(
                                around(fleet).orElse(WorldBox.WORLD),
                                window.getScene().getWidth() - SIDE * textScale,
                                window.getScene().getHeight() - BAR * textScale),
                        Math.max(1, window.getOutputScaleX())))
                .orElse(FirstLook.UNKNOWN);
    }

    /// Around the cars; of a large fleet every so manieth is looked at.
    static Optional<WorldBox> around(FleetSnapshot fleet) {
        double[] x = new double[SAMPLE];
        double[] y = new double[SAMPLE];
        int step = 1 + fleet.slots() / SAMPLE;
        int found = 0;
        for (int slot = 0; slot < fleet.slots(); slot += step) {
            Car car = fleet.at(slot);
            Position position = car == null ? null : car.vitals().position();
            if (position != null) {
                x[found] = Mercator.x(position.longitude()) % 1;
                y[found++] = Mercator.y(position.latitude());
            }
        }
        return found == 0
                ? Optional.empty()
                : Optional.of(WorldBox.around(Arrays.copyOf(x, found), Arrays.copyOf(y, found)));
    }
}

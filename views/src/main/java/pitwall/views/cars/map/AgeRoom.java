package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;

/// Which cars have room for their age beside them, in pixels of a picture. Whoever asks first has the place. FX thread.
final class AgeRoom {
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final Set<Integer> told = new HashSet<>();

    /// A mark stands there.
    void take(double left, double top, double width, double height) {
        taken.add(new Rectangle2D(left, top, width, height));
    }

    /// Tells the age of a car there, unless something stands there already.
    void tell(int point, double left, double top, double width, double height) {
        Rectangle2D box = new Rectangle2D(left, top, width, height);
        if (taken.stream().noneMatch(box::intersects)) {
            taken.add(box);
            told.add(point);
        }
    }

    boolean tells(int point) {
        return told.contains(point);
    }
}

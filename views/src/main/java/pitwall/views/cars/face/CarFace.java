package pitwall.views.cars.face;

import javafx.scene.Node;
import pitwall.fleet.CarId;

/// One way of showing the car list. All of them share the list and its selection. FX thread.
public interface CarFace {
    Node node();

    /// Draws what changed since the last time; called a few times a second while this face is in front.
    void refresh();

    /// Brings a car into view.
    void reveal(CarId id);

    /// How many rows or lines one page has, for PageUp and PageDown.
    int page();

    /// How far the arrow keys up and down lead: 1 in a list, the number of columns in a grid.
    int stride();
}

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

    /// How many lines one page has, for PageUp and PageDown.
    int page();

    /// The place in the listing that lies so many lines below another one, or above where `lines` is negative.
    int below(int index, int lines);

    /// True where the cars of a line follow each other from left to right.
    boolean isGrid();
}

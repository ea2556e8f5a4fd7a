package pitwall.views.cars.face;

import javafx.scene.Node;
import pitwall.fleet.CarId;

/// One way of showing the car list. All of them share the list and its selection. FX thread.
public interface CarFace {
    Node node();

    /// The part of the node that has the focus while the list is used.
    default Node keyboard() {
        return node();
    }

    /// Draws what is in the window anew, wherever it differs from what is shown: also where only time has passed.
    void refresh();

    /// Draws the cars in the window of which another picture tells something else. Called with every picture while
    /// this face is in front, so it costs what the window holds and nothing for the rest of the fleet.
    void follow();

    /// Brings a car into view.
    void reveal(CarId id);

    /// How many lines one page has, for PageUp and PageDown.
    int page();

    /// The place in the listing that lies so many lines below another one, or above where `lines` is negative.
    int below(int index, int lines);

    /// True where the cars of a line follow each other from left to right.
    boolean isGrid();
}

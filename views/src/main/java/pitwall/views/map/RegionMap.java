package pitwall.views.map;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What lies under the cars: the bundled outlines, pictures of a tile server, or a map in a web view. Whatever happens
/// to it is a state and never an exception, so that the map can show something else. FX thread.
public interface RegionMap {
    Node node();

    /// Shows that part of the world.
    void look(MapView view);

    ObservableValue<GroundState> stateProperty();

    /// Whose work it is, as it must stand on the map.
    String credit();

    /// Tries again after it was lost.
    void retry();

    /// Gives back what it holds.
    void close();
}

package pitwall.views.map;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import pitwall.views.map.GroundState.Loss;

/// A map that this installation does not have. FX thread.
public final class AbsentMap implements RegionMap {
    private final ObservableValue<GroundState> state =
            new SimpleObjectProperty<>(new GroundState.Lost(Loss.UNAVAILABLE));
    private final Group nothing = new Group();

    @Override
    public Node node() {
        return nothing;
    }

    @Override
    public void look(MapView view) {}

    @Override
    public ObservableValue<GroundState> stateProperty() {
        return state;
    }

    @Override
    public String credit() {
        return "";
    }

    @Override
    public void retry() {}

    @Override
    public void close() {}
}

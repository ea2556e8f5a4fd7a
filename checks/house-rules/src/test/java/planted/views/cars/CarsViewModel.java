package planted.views.cars;

import javafx.scene.Node;

/// Needs a toolkit.
public final class CarsViewModel {
    Node node;
}

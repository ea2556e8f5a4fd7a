package pitwall.views.cars.list;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the screens about cars have in common: which cars are asked for, which one is selected, which are marked. FX
/// thread.
public final class LinkedCars {
    private final StringProperty queryText = new SimpleStringProperty("");
    private final CarSelection selection = new CarSelection();

    public StringProperty queryTextProperty() {
        return queryText;
    }

    public CarSelection selection() {
        return selection;
    }
}

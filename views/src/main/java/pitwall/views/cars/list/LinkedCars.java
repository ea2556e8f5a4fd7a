package pitwall.views.cars.list;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import pitwall.views.fx.FleetModel;

/// What the screens about cars have in common: which cars are asked for, which one is selected, which are marked. FX
/// thread.
public final class LinkedCars {
    private final StringProperty queryText = new SimpleStringProperty("");
    private final CarSelection selection;

    public LinkedCars() {
        selection = new CarSelection();
    }

    private LinkedCars(CarSelection selection) {
        this.selection = selection;
    }

    /// The same query and selection for one screen: what listens to them here is forgotten with the screen and need not
    /// be taken away.
    public LinkedCars forOneScreen() {
        LinkedCars linked = new LinkedCars(selection.forOneScreen());
        linked.queryText.bindBidirectional(queryText);
        return linked;
    }

    public StringProperty queryTextProperty() {
        return queryText;
    }

    public CarSelection selection() {
        return selection;
    }

    /// A list of cars with this selection, in an order of its own.
    ///
    /// @param background works the list out
    public CarList list(FleetModel fleet, Executor background, Executor fxThread, InstantSource clock) {
        return new CarList(fleet, selection, background, fxThread, clock);
    }

    /// What Esc does where nothing nearer is left to leave; false where no car was selected.
    public boolean letGoOfSelection() {
        boolean was = !selection.isEmpty();
        selection.clear();
        return was;
    }

    /// Asks for every car again; false where they were asked for already.
    public boolean letGoOfQuery() {
        boolean was = !queryText.get().isEmpty();
        queryText.set("");
        return was;
    }
}

package pitwall.views.cars.map;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.Strings;

/// Choosing cars on the map for a draft that somebody writes: begun from the draft, ended by taking what the map asks
/// for, or by going back without it. FX thread; needs no toolkit.
final class CarChoice {
    private final MapViewModel model;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<Destination.MapFor>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    CarChoice(MapViewModel model, Navigator navigator, Strings strings) {
        this.model = model;
        this.navigator = navigator;
        this.strings = strings;
    }

    void begin(Destination.MapFor draft) {
        asked.set(Optional.of(draft));
        model.queryTextProperty().set(draft.query());
    }

    /// Hands what the map asks for to the draft.
    void take() {
        if (whyNot().getValue().isPresent()) {
            return;
        }
        asked.get().ifPresent(draft -> {
            asked.set(Optional.empty());
            navigator.open(new Destination.DraftCars(
                    draft.draft(), model.queryTextProperty().get().strip()));
        });
    }

    /// Leaves the draft as it is; false where none is chosen for.
    boolean leave() {
        Optional<Destination.MapFor> draft = asked.get();
        asked.set(Optional.empty());
        draft.ifPresent(each -> navigator.open(new Destination.Draft(each.draft())));
        return draft.isPresent();
    }

    /// Why nothing can be taken now.
    ObservableValue<Optional<String>> whyNot() {
        return asked.flatMap(draft -> draft.isEmpty()
                ? new ReadOnlyObjectWrapper<>(Optional.of(strings.get("map.choose.not-asked")))
                : model.queryErrorProperty().map(error -> error.map(_ -> strings.get("map.choose.unreadable"))));
    }

    /// For which draft cars are chosen; empty for none.
    ReadOnlyObjectProperty<Optional<Destination.MapFor>> askedProperty() {
        return asked.getReadOnlyProperty();
    }
}

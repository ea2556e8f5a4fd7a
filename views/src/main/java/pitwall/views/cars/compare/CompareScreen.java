package pitwall.views.cars.compare;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// Two cars side by side, one tab for each pair. FX thread.
public final class CompareScreen implements Screen {
    private final FleetModel fleet;
    private final Surroundings surroundings;
    private final Strings strings;
    private final StackPane node = new StackPane();
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    /// Absent until somebody was led here.
    private @Nullable Opened opened;

    private record Opened(Destination.Compare place, CompareViewModel model, ComparePane pane) {}

    CompareScreen(FleetModel fleet, Surroundings surroundings) {
        this.fleet = fleet;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.title = new ReadOnlyStringWrapper(strings.get("compare.title"));
    }

    /// Pairs of cars; they are reached from the cars.
    public static ScreenKind kind(FleetModel fleet) {
        return ScreenKind.ofObject(
                "compare", "compare.title", "mdi2c-compare", surroundings -> new CompareScreen(fleet, surroundings));
    }

    @Override
    public String id() {
        return "compare";
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Destination destination) {
        Opened now = opened;
        return now == null || now.place().equals(destination);
    }

    @Override
    public void arrive(Destination destination) {
        if (opened == null && destination instanceof Destination.Compare place) {
            open(place);
        }
    }

    private void open(Destination.Compare place) {
        CarId left = place.left();
        CarId right = place.right();
        CompareViewModel model = new CompareViewModel(left, right, fleet, strings);
        ComparePane pane = new ComparePane(model, surroundings.navigator(), strings);
        node.getChildren().setAll(pane);
        title.set(strings.get("compare.title.of", left, right));
        model.rowsProperty().subscribe(_ -> tell(model));
        model.stateProperty().subscribe(_ -> tell(model));
        opened = new Opened(place, model, pane);
    }

    /// Nothing is counted where there is nothing to compare.
    private void tell(CompareViewModel model) {
        boolean ready = model.stateProperty().get() instanceof CompareState.Ready;
        status.set(ready ? strings.plural("compare.count", model.differences()) : "");
    }

    @Override
    public List<UiAction> actions() {
        Opened now = opened;
        return now == null
                ? List.of()
                : List.of(
                        UiAction.always(
                                "compare.only-different",
                                "compare.action.only",
                                "D",
                                () -> now.model()
                                        .onlyDifferentProperty()
                                        .set(!now.model()
                                                .onlyDifferentProperty()
                                                .get())),
                        UiAction.always(
                                "compare.open-left",
                                "compare.action.left",
                                "Alt+1",
                                () -> lead(now.place().left())),
                        UiAction.always(
                                "compare.open-right",
                                "compare.action.right",
                                "Alt+2",
                                () -> lead(now.place().right())));
    }

    private void lead(CarId car) {
        surroundings.navigator().open(new Destination.Car(car));
    }

    @Override
    public void shown() {
        Opened now = opened;
        if (now != null) {
            now.pane().shown();
        }
    }

    @Override
    public void hidden() {
        Opened now = opened;
        if (now != null) {
            now.pane().hidden();
        }
    }

    @Override
    public void focus() {
        Opened now = opened;
        if (now != null) {
            now.pane().focusTable();
        }
    }
}

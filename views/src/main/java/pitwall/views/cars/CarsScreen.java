package pitwall.views.cars;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.views.cars.act.FileChoice;
import pitwall.views.cars.act.FileDialog;
import pitwall.views.cars.facets.ViewNames;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.cars.list.PendingMarks;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Place;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Density;

/// The Cars screen: table, cards and dots of one query and one selection. FX thread.
public final class CarsScreen implements Screen {
    private final CarsViewModel model;
    private final CarsNodes nodes;
    private final LinkedCars linked;
    private final CarsController controller;
    private final StackPane node;
    private final ReadOnlyStringWrapper title;
    private final List<UiAction> actions;

    public CarsScreen(CarsParts parts, Surroundings surroundings) {
        this(parts, surroundings, null);
    }

    /// @param files asks for the file of an export; absent for the desktop's own dialog
    CarsScreen(CarsParts parts, Surroundings surroundings, @Nullable FileChoice files) {
        Strings strings = surroundings.strings();
        this.linked = parts.linked();
        CarList list = linked.list(parts.fleet(), parts.background(), parts.fxThread(), parts.clock());
        CarSpeech speech = new CarSpeech(strings, new CarText(strings));
        this.model = new CarsViewModel(
                parts.fleet(), list, new SavedViews(parts.memory()), strings, speech, linked.queryTextProperty());
        this.node = new StackPane();
        FileChoice chosen = files == null ? new FileDialog(() -> node.getScene().getWindow(), strings) : files;
        this.nodes = new CarsNodes(parts, model, chosen, surroundings);
        this.controller = new CarsController(model, nodes);
        node.getChildren().setAll(nodes.stacked(FxmlView.load(controller, strings.bundle())));
        this.title = new ReadOnlyStringWrapper(strings.get("cars.title"));
        this.actions = new CarsActionList(model, controller, nodes).all();
        parts.themes().appearanceProperty().subscribe(look -> {
            model.densityProperty().set(look.density());
            controller.showWall(look.density() == Density.WALL);
        });
    }

    /// The saved views as places that can be gone to.
    public static List<Place> places(ViewMemory memory, Strings strings) {
        return new SavedViews(memory)
                .all().stream()
                        .map(view -> new Place(
                                "cars/" + view.name(),
                                ViewNames.name(view, strings),
                                new Destination.CarsView(view.name())))
                        .toList();
    }

    /// The cars that wait for a change.
    PendingMarks pending() {
        return model.list().pending();
    }

    /// Opens the details of a car beside the list.
    void details(CarId car) {
        nodes.peek(car);
    }

    @Override
    public String id() {
        return "cars";
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<UiAction> actions() {
        return actions;
    }

    @Override
    public void shown() {
        controller.shown();
    }

    @Override
    public void hidden() {
        controller.hidden();
    }

    @Override
    public void focus() {
        controller.focusList();
    }

    @Override
    public Optional<Destination.OnScreen> here() {
        return Optional.of(new Destination.Cars(model.queryTextProperty().get()));
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Cars(String query) && !query.isEmpty()) {
            model.queryTextProperty().set(query);
        }
        if (destination instanceof Destination.CarsView(String name)) {
            model.views().find(name).ifPresent(model::open);
        }
    }

    @Override
    public List<Node> panes() {
        return controller.panes();
    }

    @Override
    public boolean escape() {
        if (nodes.close()) {
            return true;
        }
        return linked.letGoOfSelection() || linked.letGoOfQuery();
    }
}

package pitwall.views.cars;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import pitwall.fleet.CarId;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarSelection;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// The Cars screen: table, cards and dots of one query and one selection. FX thread.
public final class CarsScreen implements Screen {
    private final CarsViewModel model;
    private final CarsController controller;
    private final Parent node;
    private final ReadOnlyStringWrapper title;

    public CarsScreen(CarsParts parts, Strings strings, Formats formats, Navigator navigator) {
        CarList list = new CarList(parts.fleet(), parts.background(), parts.fxThread(), parts.clock());
        CarText text = new CarText(strings, formats);
        CarSpeech speech = new CarSpeech(strings, formats, text);
        this.model = new CarsViewModel(parts.fleet(), list, new SavedViews(parts.memory()), strings);
        FaceContext context = new FaceContext(list, text, speech, strings, this::open);
        this.controller = new CarsController(model, new CarsNodes(model, context, parts.themes()));
        this.node = FxmlView.load(controller, strings.bundle());
        this.title = new ReadOnlyStringWrapper(strings.get("cars.title"));
    }

    private void open(CarId id) {
        model.list().selection().select(id);
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
        return List.of();
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

    /// Clears the selection, else the query.
    public boolean escape() {
        CarSelection selection = model.list().selection();
        if (!selection.isEmpty()) {
            selection.clear();
            return true;
        }
        boolean asked = !model.queryTextProperty().get().isEmpty();
        model.queryTextProperty().set("");
        return asked;
    }

    /// Shows the cars of a query; an empty one keeps the query in force.
    public void ask(String query) {
        Optional.of(query).filter(text -> !text.isEmpty()).ifPresent(model.queryTextProperty()::set);
    }
}

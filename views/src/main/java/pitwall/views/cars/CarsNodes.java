package pitwall.views.cars;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import pitwall.fleet.CarId;
import pitwall.fleet.query.QueryField;
import pitwall.views.act.Pinning;
import pitwall.views.cars.act.ActionBar;
import pitwall.views.cars.act.BulkRollBack;
import pitwall.views.cars.act.BulkUpdates;
import pitwall.views.cars.act.CarActions;
import pitwall.views.cars.act.CreateCarSheet;
import pitwall.views.cars.act.DeleteQuestion;
import pitwall.views.cars.act.Exporter;
import pitwall.views.cars.act.FileChoice;
import pitwall.views.cars.act.VersionSheet;
import pitwall.views.cars.cards.CarCards;
import pitwall.views.cars.dots.CarDots;
import pitwall.views.cars.drawer.CarDrawer;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.facets.FacetPane;
import pitwall.views.cars.list.Facets;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.list.SavedView.ShownColumn;
import pitwall.views.cars.query.QueryBox;
import pitwall.views.cars.table.CarTable;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Density;
import pitwall.views.theme.Themes;

/// Makes the parts of the screen and knows what lies over it. FX thread.
final class CarsNodes {
    private final CarsViewModel model;
    private final Surroundings surroundings;
    private final Themes themes;
    private final InstantSource clock;
    private final Supplier<OfflineStatus> remembered;
    private final FaceContext context;
    private final CarActions actions;
    private final Exporter exporter;
    private final CreateCarSheet createSheet;
    private final DeleteQuestion deleteQuestion;
    private final BulkUpdates bulk;
    private final BulkRollBack back;
    private final VersionSheet versionSheet;
    private final Pinning pinning;
    private final ActionBar bar;
    private final CarDrawer drawer;
    private final SaveViewRow saveView;
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotCompare = new ReadOnlyObjectWrapper<>(Optional.empty());

    CarsNodes(CarsParts parts, CarsViewModel model, FileChoice files, Surroundings surroundings) {
        Strings strings = surroundings.strings();
        this.model = model;
        this.surroundings = surroundings;
        this.themes = parts.themes();
        this.clock = parts.clock();
        this.remembered = parts.remembered();
        CarText text = new CarText(strings);
        CarSpeech speech = new CarSpeech(strings, text);
        this.context = new FaceContext(model.list(), text, speech, strings, this::open, this::peek, model::point);
        this.actions = new CarActions(
                parts.fleet(), model.list(), parts.commands(), parts.fxThread(), strings, surroundings.navigator());
        this.exporter = new Exporter(
                model.list(),
                actions,
                parts.exports(),
                files,
                parts.background(),
                parts.fxThread(),
                strings,
                surroundings.navigator());
        this.createSheet = new CreateCarSheet(strings, actions::create);
        this.deleteQuestion = new DeleteQuestion(actions, parts.fleet(), surroundings.sheets(), strings);
        this.bulk = new BulkUpdates(
                parts.fleet(), model.list(), actions, parts.files(), parts.commands(), parts.fxThread(), surroundings);
        this.back = new BulkRollBack(
                parts.fleet(),
                actions,
                parts.rollouts(),
                parts.files(),
                parts.commands(),
                parts.fxThread(),
                surroundings);
        this.versionSheet = new VersionSheet(strings);
        this.pinning = new Pinning(parts.pins(), parts.remembered(), strings, surroundings.navigator());
        this.bar = new ActionBar(
                model.list(), actions, bulk, back, strings, this::setDesired, this::pin, this::askDelete, this::export);
        this.drawer = new CarDrawer(model.list(), parts.fleet().logs(), strings, text, this::open);
        model.list().selection().revisionProperty().subscribe(_ -> judgeCompare());
        this.saveView = new SaveViewRow(strings, model::saveAs);
    }

    Strings strings() {
        return surroundings.strings();
    }

    CarActions actions() {
        return actions;
    }

    Exporter exporter() {
        return exporter;
    }

    QueryBox queryBox() {
        return new QueryBox(
                model.queryTextProperty(), () -> model.list().facetsProperty().get(), strings());
    }

    FacetPane facets() {
        return new FacetPane(model.views(), new CarsChoices(model, surroundings), strings(), context.text());
    }

    CarsMenus menus() {
        return new CarsMenus(model, strings(), this::askViewName);
    }

    SaveViewRow saveView() {
        return saveView;
    }

    CarDrawer drawer() {
        return drawer;
    }

    ActionBar bar() {
        return bar;
    }

    CarsStates states() {
        CarsLoading loading =
                new CarsLoading(strings(), clock, () -> surroundings.navigator().open(new Destination.Connect()));
        CacheText cache = new CacheText(strings());
        return new CarsStates(
                model, actions, strings(), this::openCreate, loading, () -> cache.nothingHere(remembered.get()));
    }

    CarFace face(Presentation presentation) {
        return switch (presentation) {
            case TABLE -> table();
            case CARDS -> new CarCards(context, themes.scaleProperty());
            case DOTS -> new CarDots(context, themes.paletteProperty());
        };
    }

    private CarFace table() {
        CarTable table = new CarTable(context, model.sortProperty(), model.columnsProperty());
        model.densityProperty().subscribe(_ -> table.setRowHeight(rowHeight()));
        themes.rowHeightProperty().subscribe(_ -> table.setRowHeight(rowHeight()));
        themes.scaleProperty().subscribe(factor -> table.setScale(factor.doubleValue()));
        return table;
    }

    private double rowHeight() {
        return themes.appearanceProperty()
                .get()
                .withDensity(model.densityProperty().get())
                .rowHeight();
    }

    /// The screen with everything that may lie over it.
    StackPane stacked(Node screen) {
        return new StackPane(screen, createSheet, versionSheet);
    }

    /// Marks the screen with the density that its lists have.
    void dress(Node root, Density chosen) {
        for (Density density : Density.values()) {
            root.getStyleClass().remove(styleClass(density));
        }
        root.getStyleClass().add(styleClass(chosen));
    }

    private static String styleClass(Density density) {
        return "cars-" + density.name().toLowerCase(Locale.ROOT);
    }

    /// Leads to the screen of a car.
    void open(CarId id) {
        surroundings.navigator().open(new Destination.Car(id));
    }

    /// Leads to one part of it.
    void open(CarId id, Destination.CarPart.Part part) {
        surroundings.navigator().open(new Destination.CarPart(id, part));
    }

    /// Leads to everything a car wrote.
    void showLogs(CarId id) {
        surroundings.navigator().open(new Destination.Logs("car:" + id.value()));
    }

    /// Leads to where a car is.
    void showOnMap(CarId id) {
        surroundings.navigator().open(new Destination.MapOf(id));
    }

    /// Shows the details of a car beside the list.
    void peek(CarId id) {
        model.list().selection().select(id);
        drawer.open(id);
    }

    void openTag() {
        bar.openTag();
    }

    void openCreate() {
        Facets facets = model.list().facetsProperty().get();
        createSheet.open(words(facets, QueryField.REGION), words(facets, QueryField.VERSION));
    }

    private static List<String> words(Facets facets, QueryField field) {
        return facets.of(field).stream().map(Facets.Value::text).toList();
    }

    /// Why nothing can be put side by side now; empty where exactly two cars are marked.
    ReadOnlyObjectProperty<Optional<String>> whyNotCompare() {
        return whyNotCompare.getReadOnlyProperty();
    }

    private void judgeCompare() {
        int marked = model.list().selection().markCountProperty().get();
        whyNotCompare.set(marked == 2 ? Optional.empty() : Optional.of(strings().get("cars.compare.two")));
    }

    /// Puts the two marked cars side by side.
    void compare() {
        List<CarId> marks = model.list().selection().marks();
        if (marks.size() == 2) {
            surroundings.navigator().open(new Destination.Compare(marks.getFirst(), marks.getLast()));
        }
    }

    /// Keeps the chosen cars at hand without a connection, or no longer.
    void pin() {
        pinning.toggle(actions.chosen());
    }

    /// Keeps whatever the query finds at hand without a connection.
    void pinQuery() {
        pinning.pinQuery(model.queryTextProperty().get());
    }

    BulkUpdates bulk() {
        return bulk;
    }

    BulkRollBack back() {
        return back;
    }

    /// Asks which version the chosen cars shall run.
    void setDesired() {
        List<CarId> chosen = actions.chosen();
        if (!chosen.isEmpty() && bulk.whyNot().get().isEmpty()) {
            versionSheet.open(
                    strings().plural("cars.bulk.choose", chosen.size()),
                    strings().get("cars.bulk.hint"),
                    bulk.choices(),
                    strings().get("cars.version.none"),
                    bulk::ask);
        }
    }

    void askDelete() {
        deleteQuestion.ask();
    }

    void askViewName() {
        saveView.open();
    }

    void export() {
        exporter.export(
                model.columnsProperty().get().stream().map(ShownColumn::column).toList());
    }

    void tell(String sentence) {
        surroundings.navigator().toast(sentence, Optional.empty());
    }

    /// Closes the innermost thing that is open; false where nothing is.
    boolean close() {
        return versionSheet.close() || createSheet.close() || saveView.close() || bar.closeTag() || drawer.close();
    }
}

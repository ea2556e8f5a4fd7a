package pitwall.views.cars;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryError;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.query.QueryTerm;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.ListingOrder;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.list.SavedView;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.fx.Comparison;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Density;

/// What the Cars screen shows and asks for: the query, its arrangement and the words around the list. FX thread;
/// needs no toolkit.
///
/// The query text is the truth: facets, views and chips edit it. A text without meaning keeps the previous list and
/// says what is wrong.
final class CarsViewModel {
    private final FleetModel fleet;
    private final CarList list;
    private final SavedViews views;
    private final Strings strings;
    private final CarSpeech speech;
    private final FleetTotal total;

    private final StringProperty queryText;
    private final ReadOnlyObjectWrapper<Optional<QueryError>> queryError =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<CarSort> sort = new SimpleObjectProperty<>(CarSort.PROBLEMS_FIRST);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.NONE);
    private final ObjectProperty<Presentation> presentation = new SimpleObjectProperty<>(Presentation.TABLE);
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>(Density.COMPACT);
    private final ObjectProperty<List<SavedView.ShownColumn>> columns =
            new SimpleObjectProperty<>(SavedView.defaultColumns());
    private final ReadOnlyObjectWrapper<Optional<SavedView>> view = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<CarsState> state = new ReadOnlyObjectWrapper<>(new CarsState.Connecting());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

    private CarQuery query = CarQuery.ALL;
    private Optional<CarId> pointed = Optional.empty();

    CarsViewModel(FleetModel fleet, CarList list, SavedViews views, Strings strings, CarSpeech speech) {
        this(fleet, list, views, strings, speech, new SimpleStringProperty(""));
    }

    /// @param queryText shared with other screens; what was asked there is asked here too
    CarsViewModel(
            FleetModel fleet,
            CarList list,
            SavedViews views,
            Strings strings,
            CarSpeech speech,
            StringProperty queryText) {
        this.queryText = queryText;
        this.speech = speech;
        this.fleet = fleet;
        this.list = list;
        this.views = views;
        this.strings = strings;
        this.total = new FleetTotal(strings);
        list.countViews(() -> views.all().filtered(each -> !each.query().isEmpty()));
        queryText.subscribe(this::read);
        sort.subscribe(_ -> arrange());
        grouping.subscribe(_ -> arrange());
        presentation.subscribe(_ -> arrange());
        list.listingProperty().subscribe(_ -> describe());
        list.readyProperty().subscribe(_ -> describe());
        list.selection().cursorProperty().subscribe(_ -> describe());
        String asked = queryText.get();
        views.find(SavedViews.PROBLEMS_FIRST).ifPresent(this::open);
        queryText.set(asked);
    }

    /// Called a few times a second while the screen is shown.
    void tick() {
        list.tick();
        describe();
    }

    private void read(String text) {
        switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery read) -> {
                queryError.set(Optional.empty());
                query = read;
                arrange();
            }
            case QueryParse.Invalid(QueryError error) -> queryError.set(Optional.of(error));
        }
    }

    private void arrange() {
        list.order(order());
        view.set(views.all().stream().filter(this::isInForce).findFirst());
        describe();
    }

    /// Dots stay where they are: by id inside region and ring, whatever the other presentations are sorted by.
    private ListingOrder order() {
        return presentation.get() == Presentation.DOTS
                ? new ListingOrder(query, CarSort.BY_ID, Grouping.REGION_RING)
                : new ListingOrder(query, sort.get(), grouping.get());
    }

    private boolean isInForce(SavedView each) {
        return each.query().equals(queryText.get())
                && each.sort().equals(sort.get())
                && each.grouping() == grouping.get();
    }

    /// Shows a saved view. A built-in one says what to look at, not how.
    void open(SavedView saved) {
        if (!saved.builtIn()) {
            presentation.set(saved.presentation());
            density.set(saved.density());
            columns.set(saved.columns());
        }
        sort.set(saved.sort());
        grouping.set(saved.grouping());
        queryText.set(saved.query());
        arrange();
    }

    /// Keeps the screen as it is now under a name; false where the name belongs to a built-in view.
    boolean saveAs(String name) {
        boolean saved = views.save(as(name));
        arrange();
        return saved;
    }

    private SavedView as(String name) {
        return new SavedView(
                name,
                false,
                queryText.get(),
                sort.get(),
                grouping.get(),
                presentation.get(),
                density.get(),
                columns.get());
    }

    /// Asks for a value of a field where it was not asked for, and no longer where it was.
    void toggle(QueryField field, String value) {
        queryText.set(query.toggled(field, value));
    }

    /// Takes a term out of the query.
    void remove(QueryTerm term) {
        queryText.set(query.without(term));
    }

    /// The values of a field that are asked for.
    List<String> chosen(QueryField field) {
        return query.chosen(field);
    }

    boolean isChosen(QueryField field, String value) {
        return query.isChosen(field, value);
    }

    /// The sentence about what is wrong with the query text.
    Optional<String> queryTrouble() {
        return queryError
                .get()
                .map(error -> strings.get(
                        "cars.query." + error.code(), error.arguments().toArray()));
    }

    private void describe() {
        CarsState now = currentState();
        if (!now.equals(state.get())) {
            state.set(now);
        }
        status.set(spoken().orElseGet(this::summary));
    }

    /// The car under the pointer or the cursor, where a dot is all one sees of it.
    private Optional<String> spoken() {
        return presentation.get() == Presentation.DOTS
                ? pointed.or(() -> list.selection().cursor())
                        .flatMap(list::car)
                        .map(car -> speech.car(car, list.time()))
                : Optional.empty();
    }

    /// How many cars there are, and from when; nothing while that is not known.
    String total() {
        boolean unknown = state.get() instanceof CarsState.Connecting
                || state.get() instanceof CarsState.Loading
                || state.get() instanceof CarsState.NotCached;
        return unknown ? "" : total.of(fleet.frame(), fleet.serverNowProperty().get());
    }

    private String summary() {
        CarListing listing = list.listing();
        return strings.get("cars.status", listing.size(), listing.total(), sortedBy(listing.order()));
    }

    /// Told which car is under the pointer.
    void point(Optional<CarId> car) {
        pointed = car;
        describe();
    }

    private String sortedBy(ListingOrder order) {
        if (order.sort().equals(CarSort.PROBLEMS_FIRST)) {
            return strings.get("cars.sorted.problems-first");
        }
        String column = strings.get("cars.column." + order.sort().column().id() + ".name");
        return strings.get(order.sort().descending() ? "cars.sorted.down" : "cars.sorted.up", column);
    }

    private CarsState currentState() {
        SessionInfo session = fleet.frame().session();
        if (session != null && !session.capabilities().contains(Capability.FLEET_READ)) {
            return new CarsState.NotAllowed();
        }
        if (fleet.frame().snapshot().size() == 0) {
            return withoutCars(fleet.frame().freshness());
        }
        CarListing listing = list.listing();
        if (listing.size() > 0 || !list.readyProperty().get() || listing.total() == 0) {
            return new CarsState.Ready();
        }
        if (fleet.comparisonProperty().get() == Comparison.CHANGED
                && listing.order().query().isAll()) {
            return new CarsState.NothingChanged();
        }
        return new CarsState.FilteredOut(
                listing.total(),
                listing.order().query().text(),
                list.toRemoveProperty().get());
    }

    private CarsState withoutCars(Freshness freshness) {
        boolean seen = fleet.frame().asOf() != null;
        return switch (freshness) {
            case Freshness.Live _, Freshness.Late _ -> new CarsState.NoCars();
            case Freshness.Resyncing(int received, int total, var _) -> new CarsState.Loading(received, total);
            case Freshness.Reconnecting _ -> seen ? new CarsState.NoCars() : new CarsState.Connecting();
            case Freshness.Replay _ -> new CarsState.NotCached();
            case Freshness.Offline offline -> {
                if (seen) {
                    yield new CarsState.NoCars();
                }
                boolean trying = offline.trouble() == Freshness.Trouble.NONE;
                yield trying ? new CarsState.Connecting() : new CarsState.NotCached();
            }
        };
    }

    CarList list() {
        return list;
    }

    SavedViews views() {
        return views;
    }

    StringProperty queryTextProperty() {
        return queryText;
    }

    ReadOnlyObjectProperty<Optional<QueryError>> queryErrorProperty() {
        return queryError.getReadOnlyProperty();
    }

    ObjectProperty<CarSort> sortProperty() {
        return sort;
    }

    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    ObjectProperty<Presentation> presentationProperty() {
        return presentation;
    }

    ObjectProperty<Density> densityProperty() {
        return density;
    }

    ObjectProperty<List<SavedView.ShownColumn>> columnsProperty() {
        return columns;
    }

    /// The saved view in force; empty once the query or its arrangement was changed.
    ReadOnlyObjectProperty<Optional<SavedView>> viewProperty() {
        return view.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CarsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// For the status bar: how many cars match and how they are sorted.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }
}

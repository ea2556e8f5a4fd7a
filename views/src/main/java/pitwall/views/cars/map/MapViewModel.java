package pitwall.views.cars.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Precision;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryError;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.query.QueryTerm;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.cars.list.ListingOrder;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

/// What the map shows and asks for. The query is that of the Cars screen; the side table shows the same cars, or only
/// those of a cluster. FX thread; needs no toolkit.
final class MapViewModel {
    private final FleetModel fleet;
    private final CarList list;
    private final CarList side;
    private final StringProperty queryText;
    private final Strings strings;
    private final ObjectProperty<MapMode> mode = new SimpleObjectProperty<>(MapMode.CLUSTERS);
    private final ReadOnlyObjectWrapper<Optional<QueryError>> queryError =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Cluster>> listed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<MapState> state = new ReadOnlyObjectWrapper<>(new MapState.Loading());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");
    private CarQuery query = CarQuery.ALL;
    private CarDrawing drawing = CarDrawing.NOTHING;
    private final ReadOnlyBooleanWrapper beside = new ReadOnlyBooleanWrapper();

    /// @param list the cars of the map
    /// @param side the cars of the table beside it
    MapViewModel(FleetModel fleet, LinkedCars linked, CarList list, CarList side, Strings strings) {
        this.fleet = fleet;
        this.list = list;
        this.side = side;
        this.strings = strings;
        this.queryText = linked.queryTextProperty();
        queryText.subscribe(this::read);
        listed.subscribe(_ -> arrange());
        list.listingProperty().subscribe(_ -> describe());
        side.listingProperty().subscribe(_ -> describe());
    }

    private void read(String text) {
        switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery read) -> {
                queryError.set(Optional.empty());
                query = read;
                listed.set(Optional.empty());
                arrange();
            }
            case QueryParse.Invalid(QueryError error) -> queryError.set(Optional.of(error));
        }
    }

    private void arrange() {
        list.order(new ListingOrder(query, CarSort.PROBLEMS_FIRST, Grouping.NONE));
        CarQuery narrowed = listed.get()
                .map(cluster -> query.text() + " area:" + cluster.area())
                .flatMap(MapViewModel::parsed)
                .orElse(query);
        side.order(new ListingOrder(narrowed, CarSort.PROBLEMS_FIRST, Grouping.NONE));
        describe();
    }

    private static Optional<CarQuery> parsed(String text) {
        return CarQuery.parse(text.strip()) instanceof QueryParse.Valid(CarQuery read)
                ? Optional.of(read)
                : Optional.empty();
    }

    /// A rectangle as [pitwall.fleet.query.Area] reads it, to about a centimetre. The edge of the map stands for all
    /// that lies behind it: cars beyond are drawn on it.
    static String area(WorldBox box) {
        double west = box.left() * 360 - 180;
        double east = west + box.width() * 360;
        return String.format(
                Locale.ROOT,
                "%.7f/%.7f;%.7f/%.7f",
                Mercator.latitudeToPole(box.top() + box.height()),
                west,
                Mercator.latitudeToPole(box.top()),
                east > 180 && box.width() < 1 ? east - 360 : east);
    }

    /// Asks for an area instead of the one that was asked for before.
    void askArea(String area) {
        CarQuery rest = query;
        for (var term = areaTerm(rest); term.isPresent(); term = areaTerm(rest)) {
            rest = parsed(rest.without(term.get())).orElse(CarQuery.ALL);
        }
        queryText.set((rest.text() + " area:" + area).strip());
    }

    /// Asks for the cars of a region, or no longer where they were asked for.
    void askRegion(String region) {
        queryText.set(query.toggled(QueryField.REGION, region));
    }

    /// The region that is asked for; empty where it is none or several.
    Optional<String> askedRegion() {
        List<String> chosen = query.chosen(QueryField.REGION);
        return chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
    }

    /// The area that is asked for.
    Optional<String> askedArea() {
        return query.chosen(QueryField.AREA).stream().findFirst();
    }

    private static Optional<QueryTerm> areaTerm(CarQuery asked) {
        return asked.terms().stream()
                .filter(term -> term.field() == QueryField.AREA)
                .findFirst();
    }

    /// Lists the cars of a cluster in the table; all of them again where it is empty.
    void listOnly(Optional<Cluster> cluster) {
        listed.set(cluster);
    }

    /// Told what the map shows.
    void drawn(CarDrawing now) {
        drawing = now;
        if (now.points().listed() > 0) {
            beside();
        }
        describe();
    }

    /// Begins with the table beside the map, unless it has begun: the cars on the map come first, for both at once
    /// would make each of them later.
    void beside() {
        if (!beside.get()) {
            beside.set(true);
            side.shown();
        }
    }

    /// True while there are cars for the table.
    ReadOnlyBooleanProperty besideProperty() {
        return beside.getReadOnlyProperty();
    }

    CarDrawing drawing() {
        return drawing;
    }

    /// How exactly positions are told.
    Precision precision() {
        SessionInfo session = fleet.frame().session();
        return session == null ? Precision.EXACT : Precision.of(session.capabilities());
    }

    /// Called a few times a second while the screen is shown.
    void tick() {
        list.tick();
        side.tick();
        describe();
    }

    void shown() {
        list.shown();
    }

    void hidden() {
        list.hidden();
        side.hidden();
        beside.set(false);
    }

    private void describe() {
        MapState now = currentState();
        if (!now.equals(state.get())) {
            state.set(now);
        }
        int placed = drawing.points().size();
        int unplaced = drawing.points().unplaced();
        String cars = strings.plural("map.status", placed);
        status.set(unplaced == 0 ? cars : strings.plural("map.status.unplaced", unplaced, cars));
        heading.set(strings.plural(
                listed.get()
                        .map(cluster -> cluster.hexagonal() ? "map.side.hexagon" : "map.side.cluster")
                        .orElse("map.side.all"),
                (side.readyProperty().get() ? side : list).listing().size()));
    }

    private MapState currentState() {
        FleetFrame frame = fleet.frame();
        SessionInfo session = frame.session();
        if (session != null && !session.capabilities().contains(Capability.FLEET_READ)) {
            return new MapState.NotAllowed();
        }
        if (frame.snapshot().size() == 0) {
            return withoutCars(frame);
        }
        if (!list.readyProperty().get()) {
            return new MapState.Ready();
        }
        if (list.listing().size() == 0) {
            return new MapState.FilteredOut(
                    list.listing().total(), list.listing().order().query().text());
        }
        boolean known = drawing.points().listed() == list.listing().size();
        return known && precision() != Precision.REGION && drawing.points().size() == 0
                ? new MapState.NoPositions(list.listing().size())
                : new MapState.Ready();
    }

    private static MapState withoutCars(FleetFrame frame) {
        boolean seen = frame.asOf() != null;
        return switch (frame.freshness()) {
            case Freshness.Live _, Freshness.Late _ -> new MapState.NoCars();
            case Freshness.Resyncing _ -> new MapState.Loading();
            case Freshness.Reconnecting _ -> seen ? new MapState.NoCars() : new MapState.Loading();
            case Freshness.Replay _ -> new MapState.NotCached();
            case Freshness.Offline offline -> {
                boolean trying = offline.trouble() == Freshness.Trouble.NONE;
                yield seen ? new MapState.NoCars() : trying ? new MapState.Loading() : new MapState.NotCached();
            }
        };
    }

    /// The sentence about what is wrong with the query text.
    Optional<String> queryTrouble() {
        return queryError
                .get()
                .map(error -> strings.get(
                        "cars.query." + error.code(), error.arguments().toArray()));
    }

    CarList list() {
        return list;
    }

    CarList side() {
        return side;
    }

    StringProperty queryTextProperty() {
        return queryText;
    }

    ReadOnlyObjectProperty<Optional<QueryError>> queryErrorProperty() {
        return queryError.getReadOnlyProperty();
    }

    ObjectProperty<MapMode> modeProperty() {
        return mode;
    }

    /// The cluster whose cars alone are in the table.
    ReadOnlyObjectProperty<Optional<Cluster>> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MapState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What the status bar says.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What stands above the table.
    ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }
}

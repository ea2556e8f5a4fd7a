package pitwall.views.cars.map;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.SessionInfo;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.region.RegionCounter;
import pitwall.views.cars.region.RegionsViewModel;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.cars.trail.TrailViewModel;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;
import pitwall.views.map.BaseMap;
import pitwall.views.map.BaseMapRead;
import pitwall.views.map.BasePane;
import pitwall.views.map.FirstLook;
import pitwall.views.map.layer.LayerControls;

/// Where the cars are, and where the problems. FX thread.
public final class MapScreen implements Screen {
    private static final Logger LOG = LoggerFactory.getLogger(MapScreen.class);
    private static final Duration LOOK = Duration.millis(500);
    /// After so long out of sight the map's pictures are painted anew sooner than kept.
    private static final Duration UNSEEN = Duration.seconds(10);

    private final MapParts parts;
    private final Strings strings;
    private final MapViewModel model;
    private final RegionsViewModel regions;
    private final RegionCounter counter;
    private final TrailViewModel trail;
    private final LayerControls layers;
    private final CarChoice choice;
    private final MapPane pane;
    private final ReadOnlyStringWrapper title;
    private final List<UiAction> actions;
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> later()));
    private final PauseTransition unseen = new PauseTransition(UNSEEN);
    /// Begun with the screen where the outlines were there already, so that its picture is painted while the rest of
    /// the screen is made.
    private final Optional<BasePane> early;
    /// Begun with the screen where they are not, so that they are read while the rest of the screen is made.
    private final CompletableFuture<BaseMapRead> reading;

    private boolean readable = true;
    private boolean asked;

    public MapScreen(MapParts parts, Surroundings surroundings) {
        this.parts = parts;
        this.strings = surroundings.strings();
        this.early = parts.grounds().base().ready().map(map -> ground(map, guess()));
        this.reading = early.isPresent()
                ? new CompletableFuture<>()
                : CompletableFuture.supplyAsync(parts.grounds().base()::get, parts.background());
        CarList list = list(parts);
        CarList side = list(parts);
        this.model = new MapViewModel(parts.fleet(), parts.linked(), list, side, strings);
        this.regions = new RegionsViewModel(
                parts.sources().regions(), parts.sources().commands(), parts.fxThread(), parts.clock(), strings);
        this.trail =
                new TrailViewModel(parts.sources().tracks(), parts.fleet(), parts.fxThread(), parts.clock(), strings);
        this.counter = new RegionCounter(regions, parts.background(), parts.fxThread());
        this.choice = new CarChoice(model, surroundings.navigator(), strings);
        this.layers = new LayerControls(parts.grounds(), strings);
        CacheText cache = new CacheText(strings);
        MapStates states = new MapStates(
                strings,
                () -> cache.nothingHere(parts.remembered().get()),
                () -> model.queryTextProperty().set(""));
        this.pane = new MapPane(
                model,
                parts,
                context(list, surroundings),
                context(side, surroundings),
                states,
                regions,
                trail,
                surroundings.sheets(),
                layers,
                new ChoiceBar(choice, model, surroundings));
        this.title = new ReadOnlyStringWrapper(strings.get("map.title"));
        this.actions = List.of(
                UiAction.always("map.query", "map.action.query", "Ctrl+F", pane::editQuery),
                UiAction.always("map.home", "map.home", "Home", pane::home),
                UiAction.always("map.in", "map.in", "", () -> pane.zoom(0.5)),
                UiAction.always("map.out", "map.out", "", () -> pane.zoom(-0.5)),
                UiAction.always("map.window", "map.action.window", "W", pane::askWindow),
                UiAction.always("map.draw", "map.action.draw", "D", pane::draw),
                UiAction.always("map.regions", "map.action.regions", "R", pane::showRegions),
                UiAction.always("map.trail", "map.action.trail", "T", trail::nextRange),
                UiAction.always("map.mode", "map.action.mode", "V", this::turn),
                UiAction.always("map.layer", "map.action.layer", "L", layers::turn),
                new UiAction(
                        "map.choose",
                        "map.action.choose",
                        "Ctrl+Enter",
                        UiAction.Danger.D0,
                        choice.whyNot(),
                        choice::take));
        clock.setCycleCount(Animation.INDEFINITE);
        unseen.setOnFinished(_ -> pane.letGo());
    }

    private static CarList list(MapParts parts) {
        return parts.linked().list(parts.fleet(), parts.background(), parts.fxThread(), parts.clock());
    }

    private static FaceContext context(CarList list, Surroundings surroundings) {
        CarText text = new CarText(surroundings.strings());
        return new FaceContext(
                list,
                text,
                new CarSpeech(surroundings.strings(), text),
                surroundings.strings(),
                id -> surroundings.navigator().open(new Destination.Car(id)),
                id -> surroundings.navigator().open(new Destination.Car(id)),
                _ -> {});
    }

    private void turn() {
        MapMode[] all = MapMode.values();
        model.modeProperty().set(all[(model.modeProperty().get().ordinal() + 1) % all.length]);
    }

    private BasePane ground(BaseMap map, FirstLook first) {
        return new BasePane(
                map,
                first,
                parts.themes().paletteProperty(),
                strings.formats().locale(),
                parts.background(),
                parts.fxThread());
    }

    private FirstLook guess() {
        return HomeView.guess(
                parts.fleet().frame().snapshot(), parts.themes().scaleProperty().get());
    }

    /// Shows the outlines as soon as they are there.
    private void load() {
        if (!asked) {
            asked = true;
            early.ifPresentOrElse(this::show, () -> reading.thenAcceptAsync(this::loaded, parts.fxThread()));
        }
    }

    private void loaded(BaseMapRead read) {
        BaseMap map = switch (read) {
            case BaseMapRead.Loaded(BaseMap found) -> found;
            case BaseMapRead.Unreadable(String why) -> {
                LOG.warn("the base map cannot be read: {}", why);
                readable = false;
                yield BaseMap.NONE;
            }
        };
        show(ground(map, guess()));
    }

    private void show(BasePane ground) {
        pane.show(ground);
        tell();
    }

    /// What is not shown of where cars are.
    private Optional<String> precision() {
        return switch (model.precision()) {
            case EXACT -> Optional.empty();
            case KILOMETRE -> Optional.of(strings.get("map.coarse"));
            case REGION -> Optional.of(strings.get("map.by-region"));
        };
    }

    private void tell() {
        Stream<Optional<String>> said = Stream.of(
                readable ? Optional.empty() : Optional.of(strings.get("map.unreadable")),
                readable ? precision() : Optional.empty(),
                layers.sentence());
        pane.tell(said.flatMap(Optional::stream).toList());
    }

    private void later() {
        model.beside();
        tick();
    }

    private void tick() {
        model.tick();
        SessionInfo session = parts.fleet().frame().session();
        regions.use(session == null ? "" : session.user() + "@" + session.server());
        regions.tick();
        trail.select(model.list().selection().cursor());
        trail.tick();
        counter.count(
                model.list().listing(),
                model.list().picture().snapshot(),
                model.list().time());
        layers.tick();
        pane.refresh();
        tell();
    }

    @Override
    public String id() {
        return "map";
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
        return pane;
    }

    @Override
    public List<UiAction> actions() {
        return actions;
    }

    @Override
    public void shown() {
        load();
        model.shown();
        layers.shown();
        unseen.stop();
        pane.shown();
        tick();
        clock.play();
    }

    @Override
    public void hidden() {
        clock.stop();
        unseen.playFromStart();
        pane.hidden();
        layers.hidden();
        model.hidden();
    }

    @Override
    public void focus() {
        pane.focus();
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Map(String query) && !query.isEmpty()) {
            model.queryTextProperty().set(query);
        }
        if (destination instanceof Destination.MapFor draft) {
            choice.begin(draft);
        }
        if (destination instanceof Destination.MapOf(var car)) {
            pane.go(car);
        }
    }

    @Override
    public List<Node> panes() {
        return pane.panes();
    }

    @Override
    public boolean escape() {
        if (pane.escape()) {
            return true;
        }
        return parts.linked().letGoOfSelection()
                || choice.leave()
                || parts.linked().letGoOfQuery();
    }
}

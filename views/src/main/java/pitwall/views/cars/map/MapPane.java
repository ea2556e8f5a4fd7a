package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.views.act.Permission;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.SavedView.ShownColumn;
import pitwall.views.cars.query.QueryBox;
import pitwall.views.cars.region.RegionPane;
import pitwall.views.cars.region.RegionsViewModel;
import pitwall.views.cars.table.CarTable;
import pitwall.views.cars.trail.TrailViewModel;
import pitwall.views.desk.Sheets;
import pitwall.views.kit.Strings;
import pitwall.views.map.BasePane;
import pitwall.views.map.MapView;
import pitwall.views.map.WorldBox;
import pitwall.views.map.layer.LayerControls;

/// Toolbar, map, legend, and the table that says the same in words. FX thread.
final class MapPane extends BorderPane {
    private static final List<CarColumn> COLUMNS =
            List.of(CarColumn.PRIORITY, CarColumn.CAR, CarColumn.STATE, CarColumn.POSITION_AGE);

    private final MapViewModel model;
    private final MapParts parts;
    private final FaceContext context;
    private final Strings strings;
    private final QueryBox box;
    private final RegionsViewModel regions;
    private final TrailViewModel trail;
    private final MapSide side;
    private final StackPane middle = new StackPane();
    private final StackPane over = new StackPane();
    private final Label note = new Label();
    private final Label drawHint = new Label();
    private final HBox legend;
    private final MapStates states;
    private final LayerControls layers;
    private final Map<MapMode, ToggleButton> modes = new EnumMap<>(MapMode.class);
    private @Nullable CarMap map;
    private @Nullable CarId wanted;
    /// What stands over the map in the window.
    private List<Node> controls = List.of();
    private boolean shown;

    MapPane(
            MapViewModel model,
            MapParts parts,
            FaceContext context,
            FaceContext beside,
            MapStates states,
            RegionsViewModel regions,
            TrailViewModel trail,
            Sheets sheets,
            LayerControls layers,
            ChoiceBar choice) {
        this.model = model;
        this.regions = regions;
        this.trail = trail;
        this.parts = parts;
        this.context = context;
        this.states = states;
        this.layers = layers;
        this.strings = context.strings();
        this.box = new QueryBox(
                model.queryTextProperty(), () -> model.list().facetsProperty().get(), strings);
        this.legend = new MapLegend(strings, parts.themes().paletteProperty());
        getStyleClass().add("map-screen");
        setTop(new VBox(toolbar(), layers.server(), choice));
        setCenter(stage());
        this.side = new MapSide(model, () -> table(beside), () -> regionPane(sheets), parts.themes(), strings);
        setRight(this.side);
        model.stateProperty().subscribe(_ -> showState());
        model.modeProperty().subscribe(mode -> {
            modes.forEach((each, button) -> button.setSelected(each == mode));
            legend.setVisible(mode == MapMode.DENSITY);
        });
    }

    private static CarTable table(FaceContext beside) {
        return new CarTable(
                beside,
                new SimpleObjectProperty<>(CarSort.PROBLEMS_FIRST),
                new SimpleObjectProperty<>(COLUMNS.stream()
                        .map(column -> new ShownColumn(column, column.width(), false))
                        .toList()));
    }

    private RegionPane regionPane(Sheets sheets) {
        return new RegionPane(
                regions,
                new Permission(Capability.REGIONS_EDIT, parts.fleet(), strings),
                strings,
                sheets,
                parts.background(),
                parts.fxThread(),
                new RegionPane.Hooks(
                        line -> model.askRegion(line.name()),
                        line -> line.shape().ifPresent(shape -> {
                            if (map != null) {
                                map.go(shape.largest());
                            }
                        }),
                        model::askedArea));
    }

    private Node toolbar() {
        Label trouble = new Label();
        trouble.getStyleClass().addAll("cars-query-trouble", "text-danger");
        trouble.setWrapText(true);
        model.queryErrorProperty().subscribe(error -> {
            box.show(error);
            trouble.setText(model.queryTrouble().orElse(""));
            trouble.setVisible(error.isPresent());
            trouble.setManaged(error.isPresent());
        });
        Label title = new Label(strings.get("map.title"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        StackPane query = new StackPane(box);
        query.getStyleClass().add("cars-query-host");
        HBox.setHgrow(query, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(title, query, gap, modeButtons(), layers.menu());
        bar.getStyleClass().add("map-toolbar");
        return new VBox(bar, trouble);
    }

    private Node modeButtons() {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.getStyleClass().add("cars-faces");
        List<String> pills = List.of("left-pill", "center-pill", "right-pill");
        for (MapMode mode : MapMode.values()) {
            ToggleButton button = new ToggleButton(strings.get("map.mode." + mode.word()));
            button.setToggleGroup(group);
            button.getStyleClass().add(pills.get(mode.ordinal()));
            button.setTooltip(new Tooltip(strings.get("map.mode." + mode.word() + ".hint")));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                model.modeProperty().set(mode);
                button.setSelected(true);
            });
            modes.put(mode, button);
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private Node stage() {
        Node credit = layers.credit();
        note.getStyleClass().add("map-note");
        note.setMouseTransparent(true);
        VBox zoom = new VBox(
                button("map.in", "+", () -> zoom(0.5)),
                button("map.out", "−", () -> zoom(-0.5)),
                button("map.home", "⌂", this::home));
        zoom.getStyleClass().add("map-zoom");
        zoom.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        over.setPickOnBounds(false);
        legend.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label way = new Label();
        way.getStyleClass().addAll("map-note", "map-trail-note");
        way.setMouseTransparent(true);
        way.textProperty().bind(trail.sentenceProperty());
        way.visibleProperty()
                .bind(trail.sentenceProperty()
                        .isNotEmpty()
                        .and(drawHint.visibleProperty().not()));
        drawHint.setText(strings.get("map.draw.hint"));
        drawHint.setWrapText(true);
        drawHint.getStyleClass().addAll("map-note", "map-trail-note", "map-draw-hint");
        drawHint.setMouseTransparent(true);
        drawHint.setVisible(false);
        controls = List.of(zoom, note, way, drawHint, legend, credit);
        StackPane stage = new StackPane(middle);
        stage.getChildren().addAll(controls);
        stage.getChildren().add(over);
        StackPane.setAlignment(way, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(drawHint, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(credit, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(zoom, Pos.TOP_RIGHT);
        StackPane.setAlignment(note, Pos.TOP_LEFT);
        StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
        stage.setMinSize(0, 0);
        middle.getStyleClass().add("map-middle");
        return stage;
    }

    private Button button(String key, String face, Runnable run) {
        Button button = new Button(face);
        button.getStyleClass().add("map-button");
        button.setAccessibleText(strings.get(key));
        button.setTooltip(new Tooltip(strings.get(key)));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /// Puts the map in, once its outlines were read.
    void show(BasePane base) {
        CarMap made = new CarMap(base, model, regions, trail, context, parts, cluster -> {
            model.listOnly(cluster);
            side.showCars();
        });
        map = made;
        drawHint.visibleProperty().bind(made.pen().drawingProperty());
        middle.getChildren().setAll(made);
        layers.lay(base);
        base.keepFreeUnder(controls);
        base.showPainted();
        if (shown) {
            made.shown();
        }
        CarId car = wanted;
        if (car != null) {
            made.go(car);
        }
    }

    private void showState() {
        over.getChildren()
                .setAll(states.node(model.stateProperty().get()).map(List::of).orElse(List.of()));
    }

    /// Tells what is special about the map as it is shown.
    void tell(List<String> sentences) {
        note.setText(String.join("\n", sentences));
        note.setVisible(!sentences.isEmpty());
    }

    void shown() {
        shown = true;
        if (map != null) {
            map.shown();
        }
        side.refresh();
    }

    void hidden() {
        shown = false;
        if (map != null) {
            map.hidden();
        }
    }

    /// Gives the memory of the map's pictures back until it is shown.
    void letGo() {
        if (map != null && !shown) {
            map.letGo();
        }
    }

    void refresh() {
        side.refresh();
    }

    void go(CarId id) {
        wanted = id;
        model.list().selection().select(id);
        if (map != null) {
            map.go(id);
        }
    }

    /// The list of regions instead of that of cars.
    void showRegions() {
        side.showRegions(model.askedRegion());
    }

    void home() {
        if (map != null) {
            map.home();
        }
    }

    void zoom(double steps) {
        if (map != null) {
            map.look(map.view().zoomed(steps, map.getWidth() / 2, map.getHeight() / 2));
        }
    }

    /// Asks for the cars that are in the window.
    void askWindow() {
        if (map != null) {
            MapView view = map.view();
            model.askArea(MapViewModel.area(new WorldBox(
                    view.left() - Math.floor(view.left()),
                    view.top(),
                    view.width() / view.scale(),
                    view.height() / view.scale())));
        }
    }

    /// Begins to draw around cars with keys; again ends it.
    void draw() {
        if (map != null && !map.pen().end()) {
            map.pen().begin();
        }
    }

    /// Esc: leaves what is being drawn, then a cluster, then the list of one.
    boolean escape() {
        if (map != null && map.pen().end()) {
            return true;
        }
        if (map != null && map.focusedCluster().isPresent()) {
            map.focusNone();
            return true;
        }
        if (side.escape()) {
            focus();
            return true;
        }
        boolean listed = model.listedProperty().get().isPresent();
        model.listOnly(Optional.empty());
        return listed;
    }

    void editQuery() {
        box.edit();
    }

    void focus() {
        if (map == null) {
            box.edit();
        } else {
            map.requestFocus();
        }
    }

    List<Node> panes() {
        List<Node> all = new ArrayList<>();
        all.add(box);
        Optional.ofNullable(map).ifPresent(all::add);
        all.addAll(side.panes());
        return all;
    }
}

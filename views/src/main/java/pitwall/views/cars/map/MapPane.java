package pitwall.views.cars.map;

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
import pitwall.fleet.CarId;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.SavedView.ShownColumn;
import pitwall.views.cars.query.QueryBox;
import pitwall.views.cars.table.CarTable;
import pitwall.views.kit.Strings;
import pitwall.views.map.BasePane;
import pitwall.views.map.MapView;
import pitwall.views.map.WorldBox;

/// Toolbar, map, legend, and the table that says the same in words. FX thread.
final class MapPane extends BorderPane {
    private static final List<CarColumn> COLUMNS =
            List.of(CarColumn.PRIORITY, CarColumn.CAR, CarColumn.STATE, CarColumn.POSITION_AGE);

    private final MapViewModel model;
    private final MapParts parts;
    private final FaceContext context;
    private final Strings strings;
    private final QueryBox box;
    private final CarTable table;
    private final StackPane middle = new StackPane();
    private final StackPane over = new StackPane();
    private final Label note = new Label();
    private final HBox legend;
    private final MapStates states;
    private final Map<MapMode, ToggleButton> modes = new EnumMap<>(MapMode.class);
    private @Nullable CarMap map;
    private @Nullable CarId wanted;
    private boolean shown;

    MapPane(MapViewModel model, MapParts parts, FaceContext context, FaceContext side, MapStates states) {
        this.model = model;
        this.parts = parts;
        this.context = context;
        this.states = states;
        this.strings = context.strings();
        this.box = new QueryBox(
                model.queryTextProperty(), () -> model.list().facetsProperty().get(), strings);
        this.table = new CarTable(
                side,
                new SimpleObjectProperty<>(CarSort.PROBLEMS_FIRST),
                new SimpleObjectProperty<>(COLUMNS.stream()
                        .map(column -> new ShownColumn(column, column.width(), false))
                        .toList()));
        this.legend = new MapLegend(strings, parts.themes().paletteProperty());
        getStyleClass().add("map-screen");
        setTop(toolbar());
        setCenter(stage());
        setRight(sideTable());
        model.stateProperty().subscribe(_ -> showState());
        model.modeProperty().subscribe(mode -> {
            modes.forEach((each, button) -> button.setSelected(each == mode));
            legend.setVisible(mode == MapMode.DENSITY);
        });
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
        HBox bar = new HBox(title, query, gap, modeButtons());
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
        Label credit = new Label(strings.get("map.credit"));
        credit.getStyleClass().add("map-credit");
        credit.setMouseTransparent(true);
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
        StackPane stage = new StackPane(middle, zoom, note, legend, credit, over);
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

    private Node sideTable() {
        Label heading = new Label();
        heading.getStyleClass().add("section-title");
        heading.textProperty().bind(model.headingProperty());
        Button all = new Button(strings.get("map.side.show-all"));
        all.setOnAction(_ -> model.listOnly(Optional.empty()));
        model.listedProperty().subscribe(cluster -> {
            all.setVisible(cluster.isPresent());
            all.setManaged(cluster.isPresent());
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(heading, gap, all);
        head.getStyleClass().add("map-side-head");
        parts.themes().rowHeightProperty().subscribe(height -> table.setRowHeight(height.doubleValue()));
        parts.themes().scaleProperty().subscribe(factor -> table.setScale(factor.doubleValue()));
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox side = new VBox(head, table.node());
        side.getStyleClass().add("map-side");
        return side;
    }

    /// Puts the map in, once its outlines were read.
    void show(BasePane base) {
        CarMap made = new CarMap(base, model, context, parts, cluster -> {
            model.listOnly(cluster);
            table.keyboard().requestFocus();
        });
        map = made;
        middle.getChildren().setAll(made);
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
    void tell(Optional<String> sentence) {
        note.setText(sentence.orElse(""));
        note.setVisible(sentence.isPresent());
    }

    void shown() {
        shown = true;
        if (map != null) {
            map.shown();
        }
        table.refresh();
    }

    void hidden() {
        shown = false;
        if (map != null) {
            map.hidden();
        }
    }

    void refresh() {
        table.refresh();
    }

    void go(CarId id) {
        wanted = id;
        model.list().selection().select(id);
        if (map != null) {
            map.go(id);
        }
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

    /// Esc: leaves a cluster, then the list of one.
    boolean escape() {
        if (map != null && map.focusedCluster().isPresent()) {
            map.focusNone();
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
        return map == null ? List.of(box, table.keyboard()) : List.of(box, map, table.keyboard());
    }
}

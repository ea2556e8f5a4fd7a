package pitwall.views.cars.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.cars.region.RegionPane;
import pitwall.views.cars.table.CarTable;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Themes;

/// What says the same as the map in words: its cars, or its regions. FX thread.
final class MapSide extends VBox {
    private final Supplier<CarTable> makingTable;
    private final Supplier<RegionPane> making;
    private final Themes themes;
    private final HBox head = new HBox();
    private final Node carsHead;
    private final ToggleButton carsButton;
    private final ToggleButton regionsButton;
    /// Absent until there are cars for it: the map is painted before, which a table would keep waiting.
    private @Nullable CarTable madeTable;
    /// Absent until somebody looks at regions: the map opens with the cars.
    private @Nullable RegionPane made;

    /// @param cars makes their table
    /// @param regions makes their list
    MapSide(MapViewModel model, Supplier<CarTable> cars, Supplier<RegionPane> regions, Themes themes, Strings strings) {
        this.makingTable = cars;
        this.making = regions;
        this.themes = themes;
        this.carsHead = carsHead(model, strings);
        ToggleGroup group = new ToggleGroup();
        carsButton = toggle(strings.get("map.side.cars"), "left-pill", group, false);
        regionsButton = toggle(strings.get("map.side.regions"), "right-pill", group, true);
        head.getStyleClass().add("map-side-head");
        getStyleClass().add("map-side");
        show(false);
        model.besideProperty().subscribe(now -> {
            if (now) {
                table();
            }
        });
    }

    private CarTable table() {
        CarTable table = madeTable;
        if (table == null) {
            table = makingTable.get();
            madeTable = table;
            themes.rowHeightProperty().subscribe(height -> table().setRowHeight(height.doubleValue()));
            themes.scaleProperty().subscribe(factor -> table().setScale(factor.doubleValue()));
            VBox.setVgrow(table.node(), Priority.ALWAYS);
            if (!isOfRegions()) {
                show(false);
            }
        }
        return table;
    }

    /// Draws every row of the table anew.
    void refresh() {
        CarTable table = madeTable;
        if (table != null) {
            table.refresh();
        }
    }

    private RegionPane regions() {
        RegionPane pane = made;
        if (pane == null) {
            pane = making.get();
            VBox.setVgrow(pane, Priority.ALWAYS);
            made = pane;
        }
        return pane;
    }

    private ToggleButton toggle(String text, String pill, ToggleGroup group, boolean forRegions) {
        ToggleButton button = new ToggleButton(text);
        button.setToggleGroup(group);
        button.getStyleClass().add(pill);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> show(forRegions));
        return button;
    }

    private static Node carsHead(MapViewModel model, Strings strings) {
        Label heading = new Label();
        heading.getStyleClass().add("section-title");
        heading.setWrapText(true);
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.textProperty().bind(model.headingProperty());
        Button all = new Button(strings.get("map.side.show-all"));
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(_ -> model.listOnly(Optional.empty()));
        model.listedProperty().subscribe(cluster -> {
            all.setVisible(cluster.isPresent());
            all.setManaged(cluster.isPresent());
        });
        HBox cars = new HBox(8, heading, all);
        cars.getStyleClass().add("map-side-cars");
        HBox.setHgrow(cars, Priority.ALWAYS);
        cars.setMinWidth(0);
        return cars;
    }

    private void show(boolean forRegions) {
        carsButton.setSelected(!forRegions);
        regionsButton.setSelected(forRegions);
        HBox buttons = new HBox(carsButton, regionsButton);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        if (forRegions) {
            head.getChildren().setAll(regions().heading(), gap, buttons);
            getChildren().setAll(head, regions());
        } else {
            CarTable table = madeTable;
            head.getChildren().setAll(carsHead, buttons);
            getChildren().setAll(table == null ? List.of(head) : List.of(head, table.node()));
        }
    }

    boolean isOfRegions() {
        return regionsButton.isSelected();
    }

    /// The cars, with the keys in them.
    void showCars() {
        show(false);
        table().keyboard().requestFocus();
    }

    /// The regions, with the keys on the one that is asked for.
    void showRegions(Optional<String> asked) {
        show(true);
        regions().focus(asked);
    }

    /// Esc: leaves the form, then the regions.
    boolean escape() {
        if (isOfRegions() && !regions().escape()) {
            show(false);
        } else if (!isOfRegions()) {
            return false;
        }
        return true;
    }

    List<Node> panes() {
        return List.of(isOfRegions() ? regions().keyboard() : table().keyboard());
    }
}

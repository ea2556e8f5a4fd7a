package pitwall.views.cars;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import pitwall.client.ConsoleMode;
import pitwall.fleet.CarId;
import pitwall.views.cars.drawer.CarDrawer;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.facets.FacetPane;
import pitwall.views.cars.facets.ViewNames;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.query.QueryBox;

/// The frame around the car list: toolbar, facets, the face in front and the states that take its place.
final class CarsController {
    /// How often the list may take another order.
    private static final Duration ORDER = Duration.millis(250);
    /// How often ages are looked at; values are drawn with the picture that brings them.
    private static final Duration AGES = Duration.millis(500);
    /// From this width on list and details stand side by side.
    private static final double WIDE = 1_500;

    @FXML
    private BorderPane root;

    @FXML
    private StackPane facetHost;

    @FXML
    private Label total;

    @FXML
    private MenuButton viewMenu;

    @FXML
    private MenuButton groupMenu;

    @FXML
    private StackPane queryHost;

    @FXML
    private Label matches;

    @FXML
    private ToggleButton tableFace;

    @FXML
    private ToggleButton cardsFace;

    @FXML
    private ToggleButton dotsFace;

    @FXML
    private MenuButton lookMenu;

    @FXML
    private Label trouble;

    @FXML
    private StackPane saveHost;

    @FXML
    private StackPane faceHost;

    @FXML
    private StackPane barHost;

    @FXML
    private HBox middle;

    @FXML
    private StackPane listHost;

    @FXML
    private ToggleButton facetToggle;

    private final CarsViewModel model;
    private final CarsNodes nodes;
    private final Map<Presentation, CarFace> faces = new EnumMap<>(Presentation.class);
    private final CarsStates states;
    private final QueryBox box;
    private final Timeline clock = new Timeline(new KeyFrame(ORDER, _ -> tick()), new KeyFrame(AGES, _ -> refresh()));
    private ConsoleMode drawnMode = ConsoleMode.OFFLINE;
    private boolean onWall;
    private boolean facetsBeforeWall = true;

    CarsController(CarsViewModel model, CarsNodes nodes) {
        this.model = model;
        this.nodes = nodes;
        this.states = nodes.states();
        this.box = nodes.queryBox();
        clock.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        FacetPane facets = nodes.facets();
        queryHost.getChildren().setAll(box);
        box.field().setOnAction(_ -> focusList());
        facetHost.getChildren().setAll(facets);
        placeDrawer(false);
        root.widthProperty().subscribe(width -> placeDrawer(width.doubleValue() >= WIDE));
        facetToggle.setAccessibleText(nodes.strings().get("cars.action.facets"));
        facetToggle.setTooltip(new Tooltip(nodes.strings().get("cars.action.facets")));
        barHost.getChildren().setAll(nodes.bar());
        saveHost.getChildren().setAll(nodes.saveView());
        CarsMenus menus = nodes.menus();
        viewMenu.setOnShowing(_ -> viewMenu.getItems().setAll(menus.views()));
        groupMenu.setOnShowing(_ -> groupMenu.getItems().setAll(menus.groupings()));
        lookMenu.setOnShowing(_ -> lookMenu.getItems().setAll(menus.looks()));
        viewMenu.getItems().setAll(menus.views());
        groupMenu.getItems().setAll(menus.groupings());
        lookMenu.getItems().setAll(menus.looks());
        model.groupingProperty().subscribe(grouping -> groupMenu.setText(menus.title(grouping)));
        model.densityProperty().subscribe(density -> {
            lookMenu.setText(menus.name(density));
            nodes.dress(root, density);
        });
        model.viewProperty().subscribe(view -> {
            viewMenu.setText(view.map(each -> ViewNames.name(each, nodes.strings()))
                    .orElse(nodes.strings().get("cars.view.own")));
            facets.show(view);
        });
        model.list().facetsProperty().subscribe(facets::show);
        model.list().listingProperty().subscribe(this::count);
        model.queryErrorProperty().subscribe(error -> {
            box.show(error);
            trouble.setText(model.queryTrouble().orElse(""));
            trouble.setVisible(error.isPresent());
            trouble.setManaged(error.isPresent());
        });
        model.queryTextProperty()
                .subscribe(_ -> facets.show(model.list().facetsProperty().get()));
        chooses(tableFace, Presentation.TABLE);
        chooses(cardsFace, Presentation.CARDS);
        chooses(dotsFace, Presentation.DOTS);
        model.presentationProperty().subscribe(_ -> showMiddle());
        model.stateProperty().subscribe(_ -> showMiddle());
        model.list().picturesProperty().addListener(_ -> follow());
        model.list().pending().revisionProperty().addListener(_ -> {
            face().refresh();
            nodes.drawer().refresh();
        });
    }

    /// Beside the list where there is room, else over its right edge.
    private void placeDrawer(boolean beside) {
        CarDrawer drawer = nodes.drawer();
        if (beside && !middle.getChildren().contains(drawer)) {
            listHost.getChildren().remove(drawer);
            middle.getChildren().add(drawer);
        } else if (!beside && !listHost.getChildren().contains(drawer)) {
            middle.getChildren().remove(drawer);
            StackPane.setAlignment(drawer, Pos.TOP_RIGHT);
            listHost.getChildren().add(drawer);
        }
    }

    @FXML
    private void onFacets() {
        showFacets(facetToggle.isSelected());
    }

    void toggleFacets() {
        showFacets(!facetHost.isVisible());
    }

    private void showFacets(boolean shown) {
        facetToggle.setSelected(shown);
        facetHost.setVisible(shown);
        facetHost.setManaged(shown);
    }

    /// On a wall nobody narrows the list or changes its looks: the room is for the cars.
    void showWall(boolean wall) {
        if (wall != onWall) {
            onWall = wall;
            if (wall) {
                facetsBeforeWall = facetHost.isVisible();
            }
            showFacets(!wall && facetsBeforeWall);
            for (Control control : List.of(facetToggle, lookMenu)) {
                control.setVisible(!wall);
                control.setManaged(!wall);
            }
        }
    }

    private void chooses(ToggleButton button, Presentation presentation) {
        button.setOnAction(_ -> {
            model.presentationProperty().set(presentation);
            button.setSelected(true);
        });
        model.presentationProperty().subscribe(shown -> button.setSelected(shown == presentation));
    }

    private void count(CarListing listing) {
        total.setText(model.total());
        boolean filtered = !listing.order().query().isAll();
        matches.setText(filtered ? nodes.strings().plural("cars.matches", listing.size()) : "");
    }

    private void showMiddle() {
        Optional<Node> instead = states.node(model.stateProperty().get());
        Node shown = instead.orElseGet(() -> face().node());
        if (!faceHost.getChildren().contains(shown) || faceHost.getChildren().size() != 1) {
            faceHost.getChildren().setAll(shown);
        }
    }

    CarFace face() {
        return faces.computeIfAbsent(model.presentationProperty().get(), nodes::face);
    }

    private void refresh() {
        tick();
        drawnMode = mode();
        face().refresh();
        nodes.drawer().refresh();
    }

    private void tick() {
        model.tick();
        states.tick();
        total.setText(model.total());
    }

    private ConsoleMode mode() {
        return model.list().picture().freshness().mode();
    }

    /// Another picture: its cars are drawn at once, and where the mode changed with it, all that depends on that.
    private void follow() {
        if (mode() == drawnMode) {
            face().follow();
            nodes.drawer().refresh();
        } else {
            refresh();
        }
    }

    void shown() {
        model.list().shown();
        refresh();
        clock.play();
    }

    void hidden() {
        clock.stop();
        model.list().hidden();
    }

    void focusList() {
        face().keyboard().requestFocus();
    }

    void editQuery() {
        box.edit();
    }

    void reveal(CarId id) {
        face().reveal(id);
    }

    /// Does something with the selected car, if the list has the focus: the key belongs to whatever else has it.
    void withSelected(Consumer<CarId> deed) {
        if (face().keyboard().isFocused()) {
            model.list().selection().cursor().ifPresent(deed);
        }
    }

    /// The places F6 leads to.
    List<Node> panes() {
        return List.of(box, face().keyboard(), facetHost, barHost, nodes.drawer());
    }
}

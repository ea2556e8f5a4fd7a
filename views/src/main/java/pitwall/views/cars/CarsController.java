package pitwall.views.cars;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.facets.FacetPane;
import pitwall.views.cars.facets.ViewNames;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.query.QueryBox;

/// The frame around the car list: toolbar, facets, the face in front and the states that take its place.
final class CarsController {
    /// How often visible values are looked at.
    private static final Duration REFRESH = Duration.millis(250);

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
    private StackPane faceHost;

    @FXML
    private StackPane barHost;

    @FXML
    private StackPane drawerHost;

    private final CarsViewModel model;
    private final CarsNodes nodes;
    private final Map<Presentation, CarFace> faces = new EnumMap<>(Presentation.class);
    private final Timeline pulse = new Timeline(new KeyFrame(REFRESH, _ -> pulse()));

    CarsController(CarsViewModel model, CarsNodes nodes) {
        this.model = model;
        this.nodes = nodes;
        pulse.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        QueryBox box = nodes.queryBox();
        FacetPane facets = nodes.facets();
        queryHost.getChildren().setAll(box);
        facetHost.getChildren().setAll(facets);
        drawerHost.getChildren().setAll(nodes.drawer());
        barHost.getChildren().setAll(nodes.bar());
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
        model.queryTextProperty().subscribe(_ -> facets.show(model.list().facetsProperty().get()));
        chooses(tableFace, Presentation.TABLE);
        chooses(cardsFace, Presentation.CARDS);
        chooses(dotsFace, Presentation.DOTS);
        model.presentationProperty().subscribe(_ -> showMiddle());
        model.stateProperty().subscribe(_ -> showMiddle());
    }

    private void chooses(ToggleButton button, Presentation presentation) {
        button.setOnAction(_ -> {
            model.presentationProperty().set(presentation);
            button.setSelected(true);
        });
        model.presentationProperty().subscribe(shown -> button.setSelected(shown == presentation));
    }

    private void count(CarListing listing) {
        total.setText(nodes.strings().formats().count(listing.total()));
        boolean filtered = !listing.order().query().isAll();
        matches.setText(filtered ? nodes.strings().plural("cars.matches", listing.size()) : "");
    }

    private void showMiddle() {
        Optional<Node> instead = nodes.state(model.stateProperty().get());
        Node shown = instead.orElseGet(() -> face().node());
        if (!faceHost.getChildren().contains(shown) || faceHost.getChildren().size() != 1) {
            faceHost.getChildren().setAll(shown);
        }
    }

    CarFace face() {
        return faces.computeIfAbsent(model.presentationProperty().get(), nodes::face);
    }

    private void pulse() {
        model.tick();
        face().refresh();
    }

    void shown() {
        model.list().shown();
        pulse();
        pulse.play();
    }

    void hidden() {
        pulse.stop();
        model.list().hidden();
    }

    void focusList() {
        face().node().requestFocus();
    }
}

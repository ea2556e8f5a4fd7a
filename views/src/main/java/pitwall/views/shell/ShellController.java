package pitwall.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.views.desk.Screen;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Toasts;

/// The window's places: header and band above, rail left, screens in the middle, status bar below, overlay over all.
final class ShellController {
    private static final PseudoClass WALL = PseudoClass.getPseudoClass("wall");

    @FXML
    private StackPane root;

    @FXML
    private VBox top;

    @FXML
    private VBox rail;

    @FXML
    private StackPane middle;

    @FXML
    private TabPane tabs;

    @FXML
    private VBox bottom;

    private final DeskViewModel desk;
    private final Toasts toasts;
    private final SheetPane sheets;
    private final Consumer<Boolean> onWall;
    private final Overlay overlay = new Overlay();

    private boolean wall;

    ShellController(DeskViewModel desk, Toasts toasts, SheetPane sheets, Consumer<Boolean> onWall) {
        this.desk = desk;
        this.toasts = toasts;
        this.sheets = sheets;
        this.onWall = onWall;
    }

    @FXML
    private void initialize() {
        root.getChildren().addAll(toasts, overlay, sheets);
        new Tabs(tabs, desk).follow();
    }

    /// Puts header, bands and status bar where they belong.
    void frame(Node header, List<Node> alarms, Node band, Node statusBar) {
        top.getChildren().setAll(header);
        top.getChildren().addAll(alarms);
        top.getChildren().add(band);
        bottom.getChildren().setAll(statusBar);
    }

    /// Puts something between the bands and the screens.
    void underBands(Node node) {
        top.getChildren().add(node);
    }

    /// Shows something instead of the tabs for as long as `desk` says so.
    void whenMiddleIs(DeskViewModel.Middle which, Node node) {
        middle.getChildren().add(node);
        node.visibleProperty().bind(desk.middleProperty().isEqualTo(which));
        node.managedProperty().bind(node.visibleProperty());
        tabs.visibleProperty().bind(desk.middleProperty().isEqualTo(DeskViewModel.Middle.TABS));
    }

    StackPane root() {
        return root;
    }

    VBox rail() {
        return rail;
    }

    Overlay overlay() {
        return overlay;
    }

    /// Wall mode: no rail, no tabs, for a screen that nobody touches.
    void toggleWall() {
        setWall(!wall);
    }

    void enterWall() {
        setWall(true);
    }

    /// Does nothing outside wall mode.
    void leaveWall() {
        setWall(false);
    }

    private void setWall(boolean on) {
        if (wall == on) {
            return;
        }
        wall = on;
        rail.setVisible(!on);
        rail.setManaged(!on);
        root.pseudoClassStateChanged(WALL, on);
        onWall.accept(on);
    }

    /// The places F6 leads to.
    List<Node> panes() {
        List<Node> panes = new ArrayList<>(top.getChildren());
        panes.add(rail);
        Screen front = desk.frontProperty().get();
        if (desk.middleProperty().get() == DeskViewModel.Middle.TABS && front != null) {
            panes.addAll(front.panes());
        } else {
            panes.addAll(middle.getChildren());
        }
        panes.addAll(bottom.getChildren());
        return panes;
    }
}

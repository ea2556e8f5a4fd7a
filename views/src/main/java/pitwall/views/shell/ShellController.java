package pitwall.views.shell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /// What was shown already instead of the tabs.
    private final Set<DeskViewModel.Middle> places = EnumSet.noneOf(DeskViewModel.Middle.class);
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
        tabs.visibleProperty().bind(desk.middleProperty().isEqualTo(DeskViewModel.Middle.TABS));
    }

    /// Puts what lies above the screens, from the top down, and the status bar where they belong.
    void frame(List<Node> above, Node statusBar) {
        FirstSeen.into(top, above);
        bottom.getChildren().setAll(statusBar);
    }

    /// Shows something instead of the tabs for as long as `desk` says so.
    ///
    /// @param made called the first time
    void whenMiddleIs(DeskViewModel.Middle which, Supplier<Node> made) {
        desk.middleProperty().subscribe(now -> {
            if (now == which && places.add(which)) {
                Node node = made.get();
                node.visibleProperty().bind(desk.middleProperty().isEqualTo(which));
                node.managedProperty().bind(node.visibleProperty());
                middle.getChildren().add(node);
                // What scrolls comes into the window with its skin, and cannot have the focus before.
                node.applyCss();
            }
        });
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

package pitwall.views.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import pitwall.client.ConsoleMode;
import pitwall.views.kit.ModeGlyph;

/// The 40 px at the top.
final class HeaderController {
    private static final PseudoClass SIMULATED = PseudoClass.getPseudoClass("simulated");

    @FXML
    private HBox root;

    @FXML
    private Label brand;

    @FXML
    private Button pill;

    @FXML
    private Label environment;

    @FXML
    private Label scope;

    @FXML
    private Button search;

    @FXML
    private Label searchPrompt;

    @FXML
    private Label searchKey;

    @FXML
    private Button approvals;

    @FXML
    private Button clock;

    @FXML
    private Label utc;

    @FXML
    private Label local;

    @FXML
    private Label clockWarning;

    @FXML
    private MenuButton user;

    private final HeaderViewModel header;
    private final ModeViewModel mode;
    private final HeaderDoors doors;
    private final ModeGlyph glyph = new ModeGlyph(ConsoleMode.OFFLINE);
    private final Tooltip clockTip = new Tooltip();

    HeaderController(HeaderViewModel header, ModeViewModel mode, HeaderDoors doors) {
        this.header = header;
        this.mode = mode;
        this.doors = doors;
    }

    @FXML
    private void initialize() {
        pill.setGraphic(glyph);
        pill.textProperty().bind(mode.pillProperty());
        mode.modeProperty().subscribe(this::showMode);
        environment.textProperty().bind(header.environmentProperty());
        environment.visibleProperty().bind(header.environmentProperty().isNotEmpty());
        environment.managedProperty().bind(environment.visibleProperty());
        header.simulatedProperty().subscribe(simulated -> environment.pseudoClassStateChanged(SIMULATED, simulated));
        scope.textProperty().bind(header.scopeProperty());
        Squeeze squeeze = new Squeeze(root, 5);
        scope.visibleProperty().bind(header.scopeProperty().isNotEmpty().and(squeeze.room(2)));
        scope.managedProperty().bind(scope.visibleProperty());
        searchPrompt.textProperty().bind(header.searchPromptProperty());
        searchKey.textProperty().bind(doors.searchKey());
        search.accessibleTextProperty().bind(header.searchPromptProperty());
        approvals.textProperty().bind(header.approvalsProperty());
        only(approvals, header.approvalsProperty().isNotEmpty());
        utc.textProperty().bind(header.utcProperty());
        local.textProperty().bind(header.localProperty());
        clockWarning.visibleProperty().bind(header.clockWrongProperty());
        clockWarning.managedProperty().bind(clockWarning.visibleProperty());
        clock.accessibleTextProperty().bind(header.clockTextProperty());
        clockTip.textProperty().bind(header.clockTextProperty());
        clock.setTooltip(clockTip);
        only(local, squeeze.room(1));
        only(searchKey, squeeze.room(3));
        only(brand, squeeze.room(4));
        only(searchPrompt, squeeze.room(5));
        user.textProperty().bind(header.userProperty());
        List.of(
                        pill.textProperty(),
                        pill.fontProperty(),
                        user.textProperty(),
                        approvals.textProperty(),
                        header.scopeProperty())
                .forEach(squeeze::watch);
        user.setOnShowing(ignored -> user.getItems().setAll(doors.userMenu()));
        user.getItems().setAll(doors.userMenu());
    }

    private static void only(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void showMode(ConsoleMode current) {
        glyph.show(current);
        ModeStyle.apply(pill, current);
    }

    /// Opens the menu behind the user's name.
    void showUserMenu() {
        user.requestFocus();
        user.show();
    }

    @FXML
    private void onPill() {
        doors.linkDetails().accept(pill);
    }

    @FXML
    private void onSearch() {
        doors.search().run();
    }

    @FXML
    private void onApprovals() {
        doors.approvals().run();
    }

    @FXML
    private void onClock() {
        doors.clock().accept(clock);
    }
}

package pitwall.views.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;

/// Newer versions, and what is said about the console outside its window.
final class UpdatesPageController {
    @FXML
    private Label version;

    @FXML
    private TextField address;

    @FXML
    private TextField key;

    @FXML
    private CheckBox daily;

    @FXML
    private Label fixed;

    @FXML
    private Button save;

    @FXML
    private Label sentence;

    @FXML
    private Label notes;

    @FXML
    private Button look;

    @FXML
    private Button fetch;

    @FXML
    private Button cancel;

    @FXML
    private VBox given;

    private final UpdatesViewModel model;
    private final Strings strings;

    UpdatesPageController(UpdatesViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        version.setText(model.version());
        address.textProperty().bindBidirectional(model.addressProperty());
        key.textProperty().bindBidirectional(model.keyProperty());
        daily.selectedProperty().bindBidirectional(model.dailyProperty());
        boolean set = model.isFixed();
        address.setEditable(!set);
        key.setEditable(!set);
        daily.setDisable(set);
        save.setDisable(set);
        fixed.setVisible(set);
        fixed.setManaged(set);
        model.stateProperty().subscribe(this::show);
        given.getChildren()
                .setAll(model.given().stream().map(UpdatesPageController::line).toList());
        if (model.given().isEmpty()) {
            given.getChildren().setAll(line(strings.get("settings.given.none")));
        }
    }

    private void show(UpdatesViewModel.State state) {
        sentence.setText(state.sentence());
        sentence.getStyleClass().remove("danger-text");
        if (state.bad()) {
            sentence.getStyleClass().add("danger-text");
        }
        notes.setText(state.notes());
        notes.setVisible(!state.notes().isEmpty());
        notes.setManaged(!state.notes().isEmpty());
        look.setDisable(state.busy() || !model.canLook());
        fetch.setVisible(state.file().isPresent());
        fetch.setManaged(state.file().isPresent());
        cancel.setVisible(state.cancellable());
        cancel.setManaged(state.cancellable());
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    @FXML
    private void onSave() {
        model.save();
    }

    @FXML
    private void onLook() {
        model.look();
    }

    @FXML
    private void onFetch() {
        model.fetch();
    }

    @FXML
    private void onCancel() {
        model.cancel();
    }
}

package pitwall.views.settings;

import java.time.ZoneId;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// Which zone the second clock shows.
final class TimePageController {
    @FXML
    private CheckBox system;

    @FXML
    private VBox byHand;

    @FXML
    private TextField search;

    @FXML
    private ListView<ZoneId> zones;

    @FXML
    private Label sample;

    @FXML
    private Button use;

    private final TimeViewModel model;

    TimePageController(TimeViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        system.setSelected(model.chosen().isEmpty());
        byHand.disableProperty().bind(system.selectedProperty());
        search.textProperty().subscribe(text -> zones.getItems().setAll(model.zones(text)));
        model.chosen().ifPresent(zone -> {
            zones.getSelectionModel().select(zone);
            zones.scrollTo(zone);
        });
        system.setOnAction(ignored -> {
            if (system.isSelected()) {
                model.choose(null);
            }
        });
        zones.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                onUse();
            }
        });
        use.disableProperty()
                .bind(zones.getSelectionModel().selectedItemProperty().isNull());
        sample.textProperty().bind(model.sample());
    }

    /// Not while the arrows move through the list: every choice makes all texts anew.
    @FXML
    private void onUse() {
        ZoneId zone = zones.getSelectionModel().getSelectedItem();
        if (zone != null) {
            model.choose(zone);
        }
    }
}

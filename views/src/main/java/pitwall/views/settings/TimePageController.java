package pitwall.views.settings;

import java.time.ZoneId;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Units;

/// Which zone the second clock shows, and how hours, speeds and temperatures are written.
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

    @FXML
    private FlowPane hours;

    @FXML
    private FlowPane distances;

    @FXML
    private FlowPane temperatures;

    private final TimeViewModel model;
    private final Strings strings;

    TimePageController(TimeViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
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
        Units units = model.units();
        RadioChoices.fill(
                hours,
                List.of(Units.Hours.values()),
                units.hours(),
                this::word,
                each -> model.chooseUnits(model.units().with(each)));
        RadioChoices.fill(
                distances,
                List.of(Units.Distance.values()),
                units.distance(),
                this::word,
                each -> model.chooseUnits(model.units().with(each)));
        RadioChoices.fill(
                temperatures,
                List.of(Units.Temperature.values()),
                units.temperature(),
                this::word,
                each -> model.chooseUnits(model.units().with(each)));
    }

    /// Not while the arrows move through the list: every choice makes all texts anew.
    @FXML
    private void onUse() {
        ZoneId zone = zones.getSelectionModel().getSelectedItem();
        if (zone != null) {
            model.choose(zone);
        }
    }

    private String word(Enum<?> value) {
        return strings.get("settings.units." + value.name());
    }
}

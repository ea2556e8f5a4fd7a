package pitwall.views.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.Speaker;

/// How loud and with what alarms are heard, a test of each tone, and quiet that ends by itself.
final class SoundPageController {
    @FXML
    private Label state;

    @FXML
    private Button quiet;

    @FXML
    private FlowPane volumes;

    @FXML
    private FlowPane devices;

    private final SoundViewModel model;

    SoundPageController(SoundViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(model.stateProperty());
        quiet.textProperty().bind(model.quietProperty());
        SoundChoice choice = model.choice();
        RadioChoices.fill(volumes, SoundChoice.VOLUMES, choice.volume(), model::volume, model::chooseVolume);
        RadioChoices.fill(devices, model.devices(), choice.device(), model::device, model::chooseDevice);
    }

    @FXML
    private void onQuiet() {
        model.toggleQuiet();
    }

    @FXML
    private void onUrgent() {
        model.test(Speaker.Tone.P1);
    }

    @FXML
    private void onSoon() {
        model.test(Speaker.Tone.P2);
    }
}

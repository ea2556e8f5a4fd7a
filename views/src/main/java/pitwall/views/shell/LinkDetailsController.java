package pitwall.views.shell;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import pitwall.views.kit.Sparkline;

/// What the connection is like; opens from the mode pill.
final class LinkDetailsController {
    @FXML
    private VBox root;

    @FXML
    private Label mode;

    @FXML
    private Label server;

    @FXML
    private Label latency;

    @FXML
    private Label messages;

    @FXML
    private Label connections;

    @FXML
    private StackPane chart;

    @FXML
    private Button reconnect;

    private final LinkDetailsViewModel link;
    private final ModeViewModel modeModel;
    private final Sparkline lag;
    private final Runnable retry;

    LinkDetailsController(LinkDetailsViewModel link, ModeViewModel modeModel, Sparkline lag, Runnable retry) {
        this.link = link;
        this.modeModel = modeModel;
        this.lag = lag;
        this.retry = retry;
    }

    @FXML
    private void initialize() {
        mode.textProperty().bind(modeModel.pillProperty());
        server.textProperty().bind(link.serverProperty());
        latency.textProperty().bind(link.latencyProperty());
        messages.textProperty().bind(link.messagesProperty());
        connections.textProperty().bind(link.connectionsProperty());
        chart.getChildren().setAll(lag);
    }

    VBox root() {
        return root;
    }

    /// Keeps the figures up to date until the subscription ends.
    Subscription follow() {
        return Subscription.combine(link.follow(), link.lagProperty().subscribe(this::draw));
    }

    void focus() {
        reconnect.requestFocus();
    }

    private void draw(List<Integer> milliseconds) {
        lag.setValues(milliseconds.stream()
                .mapToDouble(value -> value < 0 ? Double.NaN : value)
                .toArray());
    }

    @FXML
    private void onReconnect() {
        retry.run();
    }
}

package pitwall.views.alarm;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import pitwall.fleet.AlarmPriority;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// Calls somebody who looks at the past back, for a P1 that came meanwhile. FX thread.
public final class NewUrgentBand extends HBox {
    private final NewUrgent model;
    private final Label sentence = new Label();

    /// @param back the words of the button that leads to the present, with its key
    public NewUrgentBand(NewUrgent model, Strings strings, String back, Runnable leave) {
        this.model = model;
        getStyleClass().add("trail-alarm");
        setAccessibleRole(AccessibleRole.TEXT);
        Label title = new Label(strings.get("alarm.replay.new"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button live = new Button(back);
        live.setId("newUrgentLive");
        live.getStyleClass().add("band-button");
        live.setMinWidth(Region.USE_PREF_SIZE);
        live.setOnAction(_ -> leave.run());
        getChildren().setAll(new AlarmGlyph(strings, AlarmPriority.P1), title, sentence, live);
    }

    /// Shows what comes until the subscription ends.
    public Subscription follow() {
        return Subscription.combine(model.follow(), model.alarmProperty().subscribe(this::show));
    }

    private void show(Optional<AlarmView> alarm) {
        setVisible(alarm.isPresent());
        setManaged(alarm.isPresent());
        sentence.setText(alarm.map(AlarmView::text).orElse(""));
        setAccessibleText(sentence.getText());
    }
}

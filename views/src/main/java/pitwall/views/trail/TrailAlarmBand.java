package pitwall.views.trail;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import pitwall.fleet.AlarmPriority;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// The alarm on every screen, under the header: what is wrong, the evidence, and a way to acknowledge. FX thread.
public final class TrailAlarmBand extends HBox {
    private final TrailAlarms alarms;
    private final Strings strings;
    private final Consumer<String> noted;
    private final Label sentence = new Label();
    private final Tooltip evidence = new Tooltip();

    /// @param open leads to the trail
    /// @param noted takes a sentence for the activity list
    public TrailAlarmBand(TrailAlarms alarms, Strings strings, Runnable open, Consumer<String> noted) {
        this.alarms = alarms;
        this.strings = strings;
        this.noted = noted;
        getStyleClass().add("trail-alarm");
        setAccessibleRole(AccessibleRole.TEXT);
        sentence.setWrapText(true);
        sentence.setTooltip(evidence);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        getChildren()
                .setAll(
                        new AlarmGlyph(strings, AlarmPriority.P1),
                        sentence,
                        button("trail.alarm.open", open),
                        button("trail.alarm.copy", this::copy),
                        button("trail.alarm.acknowledge", this::acknowledge));
        setVisible(false);
        setManaged(false);
    }

    /// Follows the alarm until the subscription ends.
    public Subscription follow() {
        return alarms.alarmProperty().subscribe(this::show);
    }

    private Node button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("band-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(Optional<TrailAlarm> alarm) {
        setVisible(alarm.isPresent());
        setManaged(alarm.isPresent());
        alarm.ifPresent(raised -> {
            String words = raised.sentence(strings);
            sentence.setText(words);
            setAccessibleText(words);
            evidence.setText(raised.proof(strings));
        });
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        alarms.alarmProperty().get().ifPresent(alarm -> content.putString(alarm.evidence()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void acknowledge() {
        noted.accept(strings.get("trail.alarm.acknowledged"));
        alarms.acknowledge();
    }
}

package pitwall.views.alarm;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.fleet.AlarmPriority;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// What to do about the alarm whose object was opened, above that object, until it is closed or the alarm is over. FX
/// thread.
public final class GuidanceBand extends HBox {
    private final FleetAlarms reading;
    private final Strings strings;
    private final Executor fxThread;
    private final AlarmGlyph glyph;
    private final Label about = new Label();
    private final Label guidance = new Label();
    private @Nullable AlarmView alarm;

    /// @param details shows everything about an alarm
    public GuidanceBand(FleetAlarms reading, Strings strings, Consumer<AlarmView> details, Executor fxThread) {
        this.reading = reading;
        this.strings = strings;
        this.fxThread = fxThread;
        this.glyph = new AlarmGlyph(strings, AlarmPriority.P1);
        getStyleClass().add("alarm-guidance-band");
        setAccessibleRole(AccessibleRole.TEXT);
        about.getStyleClass().add("strong");
        about.setWrapText(true);
        guidance.setWrapText(true);
        VBox words = new VBox(about, guidance);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .setAll(
                        glyph,
                        words,
                        button("alarm.guidance.details", () -> alarm().ifPresent(details)),
                        button("kit.close", this::close));
        close();
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("band-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Follows what becomes of the alarm until the subscription ends.
    public Subscription follow(FleetModel fleet) {
        return fleet.onFrame(frame -> {
            AlarmView shown = alarm;
            if (shown != null && (frame.changes().board() || frame.changes().whole())) {
                frame.snapshot().board().alarms().alarm(shown.id()).ifPresentOrElse(this::update, this::close);
            }
        });
    }

    /// Shows what to do about an alarm.
    public void show(AlarmView opened) {
        update(opened);
        guidance.setText("");
        setVisible(true);
        setManaged(true);
        CompletableFuture<?> unused =
                reading.detail(opened.id()).thenAccept(answer -> fxThread.execute(() -> heard(opened.id(), answer)));
    }

    private void update(AlarmView next) {
        alarm = next;
        glyph.show(next.level().priority().orElse(AlarmPriority.P3));
        glyph.setCleared(!next.isActive());
        about.setText(strings.get("alarm.strip.with-state", next.text(), new AlarmWords(strings).state(next.state())));
    }

    private void heard(String id, Answer<AlarmDetail> answer) {
        if (alarm().filter(shown -> shown.id().equals(id)).isEmpty()) {
            return;
        }
        AlarmRuleBody rule = switch (answer) {
            case Answer.Given<AlarmDetail>(var detail) -> detail.rule();
            case Answer.Remembered<AlarmDetail>(var detail, var _) -> detail.rule();
            case Answer.Refused<AlarmDetail> _ -> null;
            case Answer.Unanswered<AlarmDetail> _ -> null;
        };
        guidance.setText(
                rule == null
                        ? strings.get("alarm.guidance.none")
                        : strings.get("alarm.guidance", word(rule.consequence()), word(rule.action())));
        setAccessibleText(about.getText() + " " + guidance.getText());
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The one that is shown.
    public Optional<AlarmView> alarm() {
        return Optional.ofNullable(alarm);
    }

    /// False if nothing was shown.
    public boolean close() {
        boolean open = alarm != null;
        alarm = null;
        setVisible(false);
        setManaged(false);
        return open;
    }
}

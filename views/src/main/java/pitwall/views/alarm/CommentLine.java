package pitwall.views.alarm;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// Asks in the place of the strip what somebody does about a P1: Enter acknowledges, Escape leaves. FX thread.
final class CommentLine extends HBox {
    private final Strings strings;
    private final AlarmGlyph glyph;
    private final Label about = new Label();
    private final TextField field = new TextField();
    private @Nullable Node focusBefore;

    CommentLine(Strings strings, Consumer<String> answer, Runnable leave) {
        this.strings = strings;
        this.glyph = new AlarmGlyph(strings, AlarmPriority.P1);
        getStyleClass().addAll("alarm-line", "alarm-comment");
        about.setMinWidth(0);
        field.setId("alarmComment");
        field.setPromptText(strings.get("alarm.comment.prompt"));
        field.setAccessibleText(strings.get("alarm.comment.prompt"));
        field.setMinWidth(200);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().subscribe(text -> {
            if (text.length() > AlarmLimits.MAX_WORDS) {
                field.setText(text.substring(0, AlarmLimits.MAX_WORDS));
            }
        });
        Button confirm = button("alarm.ack.verb", () -> answer.accept(field.getText()));
        confirm.disableProperty().bind(field.textProperty().map(String::isBlank));
        Button cancel = button("kit.cancel", leave);
        field.setOnAction(_ -> answer.accept(field.getText()));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                leave.run();
            }
        });
        getChildren().setAll(glyph, about, field, confirm, cancel);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("band-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    void ask(AlarmView alarm) {
        glyph.show(alarm.level().priority().orElse(AlarmPriority.P1));
        about.setText(strings.get("alarm.comment.about", alarm.text()));
        field.clear();
    }

    /// Takes the focus, once it can be seen.
    void begin() {
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        field.requestFocus();
    }

    /// Gives the focus back to where it was.
    void end() {
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }
}

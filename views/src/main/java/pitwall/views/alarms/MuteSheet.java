package pitwall.views.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// Asks what is to be hidden, for how long and why, and shows what that would hide before it is done. FX thread.
final class MuteSheet {
    private final Strings strings;
    private final Supplier<Instant> now;
    private final Supplier<List<String>> notes;

    /// @param notes sentences that must not be missed
    MuteSheet(Strings strings, Supplier<Instant> now, Supplier<List<String>> notes) {
        this.strings = strings;
        this.now = now;
        this.notes = notes;
    }

    /// @param mute takes what is to be hidden
    void open(ActSheet sheet, MuteForm form, Consumer<MuteAlarms> mute) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        for (MuteForm.Part part : MuteForm.Part.values()) {
            Node field = part == MuteForm.Part.LEVEL ? levels(form) : text(form, part);
            ActSheet.row(grid, strings.get("alarms.mute.part." + part), field);
        }
        Label preview = wrapped();
        preview.getStyleClass().add("strong");
        ActSheet.row(grid, strings.get("alarms.mute.preview"), preview);
        ComboBox<MuteForm.Length> lengths = new ComboBox<>();
        lengths.getItems().setAll(MuteForm.Length.of(form.kind()));
        lengths.setConverter(words());
        lengths.valueProperty().bindBidirectional(form.lengthProperty());
        ActSheet.row(grid, strings.get("alarms.mute.for"), lengths);
        Label end = wrapped();
        ActSheet.row(grid, strings.get("alarms.shelve.end"), end);
        TextField reason = new TextField();
        reason.setId("muteReason");
        reason.textProperty().bindBidirectional(form.reasonProperty());
        limit(reason);
        ActSheet.row(grid, strings.get("kit.sheet.reason"), reason);
        form.lengthProperty().subscribe(length -> end.setText(end(length)));
        form.previewProperty().subscribe(_ -> {
            preview.setText(preview(form));
            sheet.judge();
        });
        form.reasonProperty().subscribe(_ -> sheet.judge());
        List<Node> body = new ArrayList<>();
        Label meaning = wrapped();
        meaning.setText(strings.get("alarms.mute.meaning." + form.kind()));
        body.add(meaning);
        body.add(grid);
        notes.get().forEach(note -> body.add(new InlineMessage(strings, InlineMessage.Severity.WARNING, note, "")));
        form.ask();
        sheet.open(new ActSheet.Question(
                strings.get("alarms.mute.title." + form.kind()),
                strings.get("alarms.mute.verb." + form.kind()),
                body,
                reason,
                form::isReady,
                () -> mute.accept(form.terms(now.get()))));
    }

    private TextField text(MuteForm form, MuteForm.Part part) {
        TextField field = new TextField();
        field.setId("mute" + part);
        field.textProperty().bindBidirectional(form.part(part));
        field.setPromptText(strings.get("alarms.mute.any"));
        return field;
    }

    private ComboBox<String> levels(MuteForm form) {
        ComboBox<String> levels = new ComboBox<>();
        levels.getItems().setAll("", "P1", "P2", "P3");
        levels.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String level) {
                return level == null || level.isEmpty()
                        ? strings.get("alarms.mute.any")
                        : strings.get("alarm.level." + level);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("levels are chosen, not typed");
            }
        });
        levels.valueProperty().bindBidirectional(form.part(MuteForm.Part.LEVEL));
        return levels;
    }

    private StringConverter<MuteForm.Length> words() {
        return new StringConverter<>() {
            @Override
            public String toString(MuteForm.@Nullable Length length) {
                if (length == null) {
                    return "";
                }
                return strings.get("alarms.mute.length." + length);
            }

            @Override
            public MuteForm.Length fromString(String text) {
                throw new UnsupportedOperationException("lengths are chosen, not typed");
            }
        };
    }

    private String end(MuteForm.Length length) {
        Instant end = length.end(now.get());
        return end == null
                ? strings.get("alarms.mute.no-end")
                : strings.formats().full(end);
    }

    private String preview(MuteForm form) {
        return form.trouble()
                .map(trouble -> strings.get("alarms.mute.trouble." + trouble))
                .or(() -> form.previewProperty().get().map(this::preview))
                .orElseGet(() -> strings.get("alarms.mute.asking"));
    }

    private String preview(Answer<MutePreview> answer) {
        return switch (answer) {
            case Answer.Given<MutePreview>(MutePreview(int shown, int lastDay)) ->
                strings.get("alarms.mute.would", shown, lastDay);
            case Answer.Refused<MutePreview>(var _, var _, String sentence, var _) -> sentence;
            case Answer.Remembered<MutePreview> _ -> strings.get("alarms.mute.unanswered");
            case Answer.Unanswered<MutePreview> _ -> strings.get("alarms.mute.unanswered");
        };
    }

    private static void limit(TextInputControl field) {
        field.textProperty().subscribe(text -> {
            if (text.length() > AlarmLimits.MAX_WORDS) {
                field.setText(text.substring(0, AlarmLimits.MAX_WORDS));
            }
        });
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMaxWidth(460);
        return label;
    }
}

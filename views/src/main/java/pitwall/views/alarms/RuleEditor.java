package pitwall.views.alarms;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.views.kit.FormArea;
import pitwall.views.kit.Strings;

/// One rule, part by part, with what is wrong beside each part and what is missing beside the button. Ctrl+Enter writes
/// it down. FX thread.
final class RuleEditor extends VBox {
    private final RuleForm form;
    private final Strings strings;
    private final ObservableValue<Optional<String>> reason;
    private final FormRows<RuleForm.Field> rows = new FormRows<>(RuleForm.Field.class);
    private final Label why = new Label();
    private final Button save;
    private final Button trial;
    private final CheckBox enabled;
    private final Control first;

    /// @param reason why nobody can write it down
    /// @param rule says what the rule would have raised
    /// @param saved takes the form once it is complete
    RuleEditor(
            RuleForm form,
            Strings strings,
            ObservableValue<Optional<String>> reason,
            RuleTrial rule,
            Consumer<RuleForm> saved,
            Runnable revert) {
        this.form = form;
        this.strings = strings;
        this.reason = reason;
        this.save = new Button(strings.get("alarms.rule.save"));
        this.trial = new Button(strings.get("alarms.rule.trial"));
        this.enabled = new CheckBox(strings.get("alarms.rule.enabled"));
        getStyleClass().add("rule-editor");
        Control begin = null;
        for (RuleForm.Field field : RuleForm.Field.values()) {
            Control control = control(field);
            boolean named = field == RuleForm.Field.NAME && form.base().isPresent();
            control.setDisable(named);
            begin = begin == null && !named ? control : begin;
            addRow(field, control);
        }
        this.first = begin == null ? save : begin;
        getChildren().setAll(title(), FormRows.scroll(rows.grid()), trialRow(rule), foot(saved, revert));
        enabled.selectedProperty().bindBidirectional(form.enabledProperty());
        form.enabledProperty().subscribe(_ -> judge());
        reason.subscribe(_ -> judge());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !save.isDisabled()) {
                event.consume();
                save.fire();
            }
        });
        judge();
    }

    private HBox trialRow(RuleTrial rule) {
        trial.setMinWidth(Region.USE_PREF_SIZE);
        trial.setOnAction(_ -> rule.ask(form.body()));
        Label said = new Label();
        said.setWrapText(true);
        said.textProperty().bind(rule.sentenceProperty());
        HBox row = new HBox(trial, said);
        row.getStyleClass().add("rule-foot");
        return row;
    }

    private Label title() {
        Label title = new Label(form.base()
                .map(base -> strings.get(
                        base.changedBy() == null ? "alarms.rule.title.shipped" : "alarms.rule.title",
                        base.rule().name(),
                        base.revision(),
                        String.valueOf(base.changedBy()),
                        strings.formats().full(base.changedAt())))
                .orElseGet(() -> strings.get("alarms.rule.title.new")));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        return title;
    }

    private HBox foot(Consumer<RuleForm> saved, Runnable revert) {
        save.getStyleClass().addAll("primary", "dangerous");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> saved.accept(form));
        Button back = new Button(strings.get("alarms.rule.revert"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> revert.run());
        enabled.setMinWidth(Region.USE_PREF_SIZE);
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox foot = new HBox(enabled, why, back, save);
        foot.getStyleClass().add("rule-foot");
        return foot;
    }

    private Control control(RuleForm.Field field) {
        return switch (field) {
            case LEVEL -> levels();
            case MEANING, CONSEQUENCE, ACTION -> bound(field, area());
            case NAME, CONDITION, DURATION, DELAY_OFF, COUNT, WINDOW, SCOPE, TEXT, LINK, OWNER, CHANNELS ->
                bound(field, new TextField());
        };
    }

    private static TextArea area() {
        TextArea area = new FormArea();
        area.setPrefRowCount(2);
        area.setWrapText(true);
        return area;
    }

    private <C extends TextInputControl> C bound(RuleForm.Field field, C control) {
        control.textProperty().bindBidirectional(form.text(field));
        control.setPromptText(strings.get("alarms.rule.prompt." + field));
        return control;
    }

    private ComboBox<String> levels() {
        ComboBox<String> levels = new ComboBox<>();
        for (AlarmLevel level : AlarmLevel.values()) {
            levels.getItems().add(level.name());
        }
        levels.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String level) {
                if (level == null) {
                    return "";
                }
                return strings.get("alarms.rule.level." + level);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("levels are chosen, not typed");
            }
        });
        levels.valueProperty().bindBidirectional(form.text(RuleForm.Field.LEVEL));
        return levels;
    }

    private void addRow(RuleForm.Field field, Control control) {
        control.setId("rule" + field);
        rows.add(field, strings.get("alarms.rule.field." + field), control);
        form.text(field).subscribe(_ -> judge());
    }

    private void judge() {
        rows.judge(field -> form.trouble(field).map(trouble -> strings.get("alarms.rule.trouble." + trouble)));
        String missing = form.missing().stream()
                .map(part -> strings.get("alarms.rule.part." + part))
                .collect(Collectors.joining(", "));
        boolean incomplete = !missing.isEmpty() && !form.enabledProperty().get();
        enabled.setDisable(incomplete || reason.getValue().isPresent());
        trial.setDisable(!form.troubles().isEmpty() || reason.getValue().isPresent());
        save.setDisable(!form.isReady() || reason.getValue().isPresent());
        why.setText(reason.getValue().orElseGet(() -> {
            if (!missing.isEmpty()) {
                return strings.get("alarms.rule.missing", missing);
            }
            return form.isChanged() ? "" : strings.get("alarms.rule.unchanged");
        }));
    }

    void focusFirst() {
        first.requestFocus();
    }
}

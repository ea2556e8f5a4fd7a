package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// All rules, and the one that somebody writes beside them. What is being written stays when the server tells of other
/// changes. FX thread.
final class RulesPane extends SplitPane {
    private final Asked<AlarmRuleEntry> asked;
    private final Strings strings;
    private final ObservableValue<Optional<String>> reason;
    private final BiConsumer<RuleForm, Optional<String>> save;
    private final ListFrame<AlarmRuleEntry> frame;
    private final Supplier<RuleTrial> trials;
    private final StackPane place = new StackPane();
    private @Nullable RuleForm form;
    private @Nullable RuleEditor editor;

    /// @param reason why nobody can write rules down
    /// @param trials make what says what a rule would have raised
    /// @param save takes a complete form, and what it would have raised if somebody asked
    /// @param take takes rules over from a file
    RulesPane(
            Asked<AlarmRuleEntry> asked,
            Strings strings,
            Supplier<Instant> now,
            Supplier<String> nothingCached,
            ObservableValue<Optional<String>> reason,
            Supplier<RuleTrial> trials,
            BiConsumer<RuleForm, Optional<String>> save,
            Runnable take) {
        this.asked = asked;
        this.strings = strings;
        this.reason = reason;
        this.save = save;
        this.trials = trials;
        Button create = new Button(strings.get("alarms.rules.create"));
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.setOnAction(_ -> create());
        Button fromFile = new Button(strings.get("alarms.import"));
        fromFile.setMinWidth(Region.USE_PREF_SIZE);
        fromFile.setOnAction(_ -> take.run());
        Label why = new Label();
        why.getStyleClass().addAll("muted", "actions-why");
        why.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(why, space, fromFile, create);
        frame = new ListFrame<>(
                asked,
                bar,
                new EmptyState(strings.get("alarms.rules.empty")).withHint(strings.get("alarms.rules.empty.hint")),
                strings,
                now,
                nothingCached);
        frame.column(
                strings.get("alarms.rules.column.name"),
                170,
                entry -> entry.rule().name());
        frame.column(strings.get("alarms.rules.column.level"), 80, entry -> level(entry));
        frame.column(strings.get("alarms.rules.column.enabled"), 100, this::enabled);
        frame.column(
                strings.get("alarms.rules.column.condition"),
                210,
                entry -> entry.rule().condition());
        frame.table().setAccessibleText(strings.get("alarms.rules.spoken"));
        frame.table().getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null
                    && form().flatMap(RuleForm::base).filter(entry::equals).isEmpty()) {
                edit(new RuleForm(entry));
            }
        });
        asked.listProperty().subscribe(this::heard);
        reason.subscribe(said -> {
            create.setDisable(said.isPresent());
            fromFile.setDisable(said.isPresent());
            why.setText(said.orElse(""));
        });
        setOrientation(Orientation.HORIZONTAL);
        getItems().setAll(frame, place);
        setDividerPositions(0.46);
        nothing();
    }

    private void nothing() {
        form = null;
        editor = null;
        place.getChildren().setAll(new EmptyState(strings.get("alarms.rules.none-chosen")));
    }

    private String level(AlarmRuleEntry entry) {
        AlarmLevel level = entry.rule().level();
        return strings.get("alarm.level." + (level == null ? AlarmLevel.EVENT : level));
    }

    private String enabled(AlarmRuleEntry entry) {
        if (!Boolean.FALSE.equals(entry.rule().enabled())) {
            return strings.get("alarms.rules.enabled");
        }
        return strings.get(entry.missing().isEmpty() ? "alarms.rules.disabled" : "alarms.rules.unfinished");
    }

    private void heard(List<AlarmRuleEntry> rules) {
        frame.rows(rules);
        Optional<RuleForm> shown = form();
        if (shown.isPresent() && !shown.get().isChanged()) {
            String name = shown.get().body().name();
            rules.stream()
                    .filter(entry -> entry.rule().name().equals(name))
                    .filter(entry -> !Optional.of(entry).equals(shown.get().base()))
                    .findFirst()
                    .ifPresent(this::choose);
        }
    }

    /// Shows a rule as it is now.
    private void choose(AlarmRuleEntry entry) {
        edit(new RuleForm(entry));
        frame.table().getSelectionModel().select(entry);
    }

    private void edit(RuleForm next) {
        form = next;
        RuleTrial trial = trials.get();
        RuleEditor made = new RuleEditor(
                next,
                strings,
                reason,
                trial,
                written -> save.accept(written, trial.about(written.body())),
                this::revert);
        editor = made;
        place.getChildren().setAll(made);
    }

    /// Begins a new rule. Its form is in the window only once the panes around it have their skins, and nothing
    /// outside the window takes the focus.
    void create() {
        frame.table().getSelectionModel().clearSelection();
        edit(new RuleForm(null));
        applyCss();
        Optional.ofNullable(editor).ifPresent(RuleEditor::focusFirst);
    }

    /// Throws away what was written and shows the rule as the server has it.
    void revert() {
        Optional<AlarmRuleEntry> base = form().flatMap(RuleForm::base);
        base.flatMap(known -> asked.listProperty().get().stream()
                        .filter(entry -> entry.rule().name().equals(known.rule().name()))
                        .findFirst())
                .ifPresentOrElse(this::choose, this::nothing);
        asked.ask();
    }

    /// After a rule was written down: shows it as the server has it once it tells.
    void saved(RuleForm written) {
        if (form == written) {
            nothing();
        }
        asked.ask();
    }

    /// What is being written.
    Optional<RuleForm> form() {
        return Optional.ofNullable(form);
    }
}

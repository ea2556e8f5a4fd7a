package pitwall.views.wizard.steps;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import pitwall.views.drafts.PolicyDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.form.Typed;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.plan.ClockChange;

/// What is asked of every car: what the server asks anyway, as locks, and what this plan asks on top. FX thread.
final class PolicyStep implements StepPane {
    private final WizardViewModel model;
    private final Strings strings;
    private final VBox locks = new VBox();
    private final CheckBox stationary;
    private final CheckBox charging;
    private final CheckBox unmetered;
    private final CheckBox ahead;
    private final FieldBox battery;
    private final Label batteryLock = new Label();
    private final VBox windows = new VBox();
    private final List<FieldBox> windowBoxes = new ArrayList<>();
    private final Label zones = new Label();
    private final Label clockChanges = new Label();
    private final FieldBox rollback;
    private final CheckBox force;
    private final FieldBox reason;
    private final Label weakened = new Label();
    private final VBox node;
    private int drawnWindows = -1;

    PolicyStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        locks.getStyleClass().addAll("wizard-card", "gap-4");
        stationary = new CheckBox(strings.get("wizard.policy.stationary"));
        stationary.setOnAction(_ -> policy(policy -> policy.withStationary(stationary.isSelected())));
        charging = new CheckBox(strings.get("wizard.policy.charging"));
        charging.setOnAction(_ -> extras(extras -> extras.withCharging(charging.isSelected())));
        unmetered = new CheckBox(strings.get("wizard.policy.unmetered"));
        unmetered.setOnAction(_ -> extras(extras -> extras.withUnmetered(unmetered.isSelected())));
        ahead = new CheckBox(strings.get("wizard.policy.ahead"));
        ahead.setOnAction(_ -> extras(extras -> extras.withDownloadAhead(ahead.isSelected())));
        battery = new FieldBox(
                        model,
                        Field.of(DraftStep.POLICY, Field.Name.BATTERY),
                        strings.get("wizard.policy.battery"),
                        () -> model.draft().policy().battery(),
                        typed -> policy(policy -> policy.withBattery(typed)))
                .prompt(strings.get("wizard.policy.battery.prompt"));
        batteryLock.setWrapText(true);
        batteryLock.getStyleClass().addAll("caption", "warn-text");
        rollback = new FieldBox(
                model,
                Field.of(DraftStep.POLICY, Field.Name.ROLLBACK_TIMEOUT),
                strings.get("wizard.policy.rollback"),
                () -> model.draft().policy().rollbackTimeout(),
                typed -> policy(policy -> policy.withRollbackTimeout(typed)));
        force = new CheckBox(strings.get("wizard.policy.force"));
        force.setOnAction(_ -> policy(policy -> policy.withForced(force.isSelected())));
        List.of(stationary, charging, unmetered, ahead, force).forEach(box -> box.setWrapText(true));
        reason = new FieldBox(
                        model,
                        Field.of(DraftStep.POLICY, Field.Name.FORCE_REASON),
                        strings.get("wizard.policy.force.reason"),
                        () -> model.draft().policy().forceReason(),
                        typed -> policy(policy -> policy.withForceReason(typed)))
                .prompt(strings.get("wizard.policy.force.reason"));
        weakened.setText(strings.get("wizard.policy.weakened"));
        weakened.setWrapText(true);
        weakened.getStyleClass().addAll("danger-text", "strong");
        zones.setWrapText(true);
        clockChanges.setWrapText(true);
        clockChanges.getStyleClass().add("warn-text");
        Button add = new Button(strings.get("wizard.policy.window.add"));
        add.setOnAction(_ -> policy(policy -> {
            List<WindowDraft> more = new ArrayList<>(policy.windows());
            more.add(WindowDraft.NIGHT);
            return policy.withWindows(more);
        }));
        windows.getStyleClass().add("gap-8");
        Rows.hideEmpty(windows);
        Rows rows = new Rows()
                .add(strings.get("wizard.policy.parked"), stationary)
                .add(strings.get("wizard.policy.battery"), new VBox(battery, batteryLock))
                .add(strings.get("wizard.policy.charging.name"), charging)
                .add(strings.get("wizard.policy.unmetered.name"), unmetered)
                .add(strings.get("wizard.policy.ahead.name"), ahead)
                .add(strings.get("wizard.policy.windows"), new VBox(8, windows, add, zones, clockChanges, zoneNote()))
                .add(strings.get("wizard.policy.rollback"), rollback)
                .add(strings.get("wizard.policy.force.name"), new VBox(8, force, reason, weakened));
        node = new VBox(locks, rows);
        node.getStyleClass().add("gap-12");
    }

    private Label zoneNote() {
        Label note = new Label(strings.get("wizard.policy.windows.zone"));
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        return note;
    }

    private void extras(UnaryOperator<PolicyDraft.Extras> change) {
        policy(policy -> policy.with(change.apply(policy.more())));
    }

    private void policy(UnaryOperator<PolicyDraft> change) {
        model.edit(draft -> draft.withPolicy(change.apply(draft.policy())));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        PolicyDraft policy = model.draft().policy();
        locks.getChildren().setAll(lockLines());
        stationary.setSelected(policy.stationary());
        stationary.setDisable(model.isLocked());
        charging.setSelected(policy.more().charging());
        charging.setDisable(model.isLocked());
        unmetered.setSelected(policy.more().unmetered());
        unmetered.setDisable(model.isLocked());
        ahead.setSelected(policy.more().downloadAhead());
        ahead.setDisable(model.isLocked());
        battery.refresh();
        rollback.refresh();
        force.setSelected(policy.forced());
        force.setDisable(model.isLocked());
        reason.refresh();
        show(reason, policy.forced());
        show(weakened, policy.forced());
        int floor = model.locks().minimumBattery();
        boolean below = Typed.number(policy.battery().replace("%", ""))
                .filter(percent -> percent < floor)
                .isPresent();
        batteryLock.setText(
                below
                        ? strings.get(
                                "wizard.policy.battery.lock", strings.formats().wholePercent(floor))
                        : "");
        show(batteryLock, below);
        if (drawnWindows != policy.windows().size()) {
            drawWindows(policy.windows());
        }
        windowBoxes.forEach(FieldBox::refresh);
        showClocks();
    }

    /// Which clock the windows go by, and when one is changed inside of one.
    private void showClocks() {
        Map<ZoneId, List<String>> regions = model.facts().clocks().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        () -> new TreeMap<>(Comparator.comparing(ZoneId::getId)),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        zones.setText(regions.entrySet().stream()
                .map(entry -> strings.get(
                        "wizard.policy.windows.clock", entry.getKey().getId(), String.join(", ", entry.getValue())))
                .collect(Collectors.joining("\n")));
        show(zones, !windowBoxes.isEmpty() && !regions.isEmpty());
        clockChanges.setText(model.facts().clockChanges(model.draft()).stream()
                .map(this::words)
                .collect(Collectors.joining("\n")));
        show(clockChanges, !clockChanges.getText().isEmpty());
    }

    private String words(ClockChange change) {
        return strings.get(
                change.isShorter() ? "wizard.policy.clock.shorter" : "wizard.policy.clock.longer",
                change.before().toLocalDate(),
                change.before().toLocalTime(),
                change.after().toLocalTime(),
                String.join(", ", change.regions()),
                strings.get(
                        "wizard.policy.window",
                        change.window().from(),
                        change.window().to()),
                strings.formats()
                        .age(Duration.between(change.before(), change.after()).abs()));
    }

    private List<Node> lockLines() {
        List<Node> lines = new ArrayList<>();
        Label title = new Label(strings.get("wizard.lock.title"));
        title.getStyleClass().add("strong");
        lines.add(title);
        List<String> known = model.locks().lines();
        if (known.isEmpty()) {
            lines.add(new Label(strings.get(
                    model.locks().rulesProperty().get().isPresent() ? "wizard.lock.none" : "wizard.lock.unknown")));
        }
        known.forEach(line -> {
            Label label = new Label(line);
            label.setGraphic(new FontIcon("mdi2l-lock-outline"));
            label.setWrapText(true);
            lines.add(label);
        });
        return lines;
    }

    private void drawWindows(List<WindowDraft> drawn) {
        drawnWindows = drawn.size();
        windows.getChildren().clear();
        windowBoxes.clear();
        for (int number = 0; number < drawn.size(); number++) {
            windows.getChildren().add(window(number));
        }
    }

    private Node window(int number) {
        FieldBox from = box(number, Field.Name.WINDOW_FROM, "wizard.policy.window.from");
        FieldBox to = box(number, Field.Name.WINDOW_TO, "wizard.policy.window.to");
        windowBoxes.add(from);
        windowBoxes.add(to);
        WrapRow line = new WrapRow(4, from, new Label("–"), to);
        for (DayOfWeek day : DayOfWeek.values()) {
            line.getChildren().add(day(number, day));
        }
        Button remove = new Button("×");
        remove.getStyleClass().addAll("flat", "small");
        remove.setAccessibleText(strings.get("wizard.policy.window.remove"));
        remove.setTooltip(new Tooltip(strings.get("wizard.policy.window.remove")));
        remove.setOnAction(_ -> policy(policy -> {
            List<WindowDraft> fewer = new ArrayList<>(policy.windows());
            fewer.remove(number);
            return policy.withWindows(fewer);
        }));
        line.getChildren().add(remove);
        line.getStyleClass().add("wizard-line");
        return line;
    }

    private FieldBox box(int number, Field.Name name, String key) {
        boolean first = name == Field.Name.WINDOW_FROM;
        return new FieldBox(
                        model,
                        new Field(DraftStep.POLICY, name, number),
                        strings.get(key),
                        () -> first ? at(number).from() : at(number).to(),
                        typed -> policy(policy -> policy.withWindow(
                                number,
                                first
                                        ? new WindowDraft(
                                                at(number).days(),
                                                typed,
                                                at(number).to())
                                        : new WindowDraft(
                                                at(number).days(), at(number).from(), typed))))
                .width(4);
    }

    private WindowDraft at(int number) {
        List<WindowDraft> all = model.draft().policy().windows();
        return number < all.size() ? all.get(number) : WindowDraft.NIGHT;
    }

    /// No day chosen means every day.
    private ToggleButton day(int number, DayOfWeek day) {
        ToggleButton button = new ToggleButton(
                day.getDisplayName(TextStyle.SHORT, strings.formats().locale()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(at(number).days().contains(day));
        button.setAccessibleText(
                day.getDisplayName(TextStyle.FULL, strings.formats().locale()));
        button.setOnAction(_ -> {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            days.addAll(at(number).days());
            if (!days.remove(day)) {
                days.add(day);
            }
            policy(policy -> policy.withWindow(
                    number, new WindowDraft(days, at(number).from(), at(number).to())));
        });
        return button;
    }

    private static void show(Node part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }

    @Override
    public void focus() {
        stationary.requestFocus();
    }

    @Override
    public void focus(Field field) {
        List<FieldBox> all = new ArrayList<>(windowBoxes);
        all.addAll(List.of(battery, rollback, reason));
        all.stream().filter(box -> box.field().equals(field)).findFirst().ifPresentOrElse(FieldBox::edit, this::focus);
    }
}

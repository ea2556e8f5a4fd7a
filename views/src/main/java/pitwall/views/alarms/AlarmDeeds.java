package pitwall.views.alarms;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.client.AlarmAct;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.Mute;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.PresentCommands;
import pitwall.views.act.SheetNotes;
import pitwall.views.alarm.Acknowledging;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.kit.Strings;

/// What can be done about the chosen alarm, as buttons and keys with the reason why not beside them. FX thread.
final class AlarmDeeds {
    /// One thing that can be done.
    private enum Deed {
        ACKNOWLEDGE("acknowledge", "A", Danger.D0),
        SHELVE("shelve", "S", Danger.D2),
        UNSHELVE("unshelve", "U", Danger.D0),
        SILENCE("silence", "N", Danger.D2),
        OUT_OF_SERVICE("out-of-service", "O", Danger.D2);

        private final String id;
        private final String keys;
        private final Danger danger;

        Deed(String id, String keys, Danger danger) {
            this.id = id;
            this.keys = keys;
            this.danger = danger;
        }
    }

    private final AlarmsParts parts;
    private final AlarmTable table;
    private final AlarmsViewModel model;
    private final Strings strings;
    private final ActSheet sheet;
    private final Acknowledging acknowledging;
    private final CommandRunner runner;
    private final Permission shelving;
    private final Permission shelvingUrgent;
    private final Permission muting;
    private final Supplier<Instant> now;
    private final Runnable mutesChanged;
    private final Map<Deed, ReadOnlyObjectWrapper<Optional<String>>> reasons = new EnumMap<>(Deed.class);
    private final Map<Deed, Button> buttons = new EnumMap<>(Deed.class);
    private final ReadOnlyObjectWrapper<List<ActionTrouble>> troubles = new ReadOnlyObjectWrapper<>(List.of());
    private final Label why = new Label();

    /// @param mutesChanged is called when a silence began or ended
    AlarmDeeds(
            AlarmsParts parts,
            Surroundings surroundings,
            AlarmsViewModel model,
            AlarmTable table,
            ActSheet sheet,
            Runnable mutesChanged) {
        this.parts = parts;
        this.table = table;
        this.model = model;
        this.sheet = sheet;
        this.mutesChanged = mutesChanged;
        this.strings = surroundings.strings();
        this.now = () -> parts.fleet().serverNowProperty().get();
        this.acknowledging = new Acknowledging(parts.desk(), parts.fleet(), surroundings, parts.fxThread());
        PresentCommands commands =
                new PresentCommands(parts.fleet(), parts.desk().commands());
        this.runner = new CommandRunner(commands, parts.fxThread(), surroundings.navigator(), strings);
        this.shelving = new Permission(Capability.ALARM_SHELVE, parts.fleet(), strings);
        this.shelvingUrgent = new Permission(Capability.ALARM_SHELVE_P1, parts.fleet(), strings);
        this.muting = new Permission(Capability.ALARM_MUTE, parts.fleet(), strings);
        why.getStyleClass().addAll("muted", "caption", "actions-why");
        why.setWrapText(true);
        for (Deed deed : Deed.values()) {
            reasons.put(deed, new ReadOnlyObjectWrapper<>(Optional.empty()));
            Button button = new Button(strings.get("alarms.do." + deed.id));
            button.setMnemonicParsing(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> run(deed));
            buttons.put(deed, button);
        }
        Stream.of(acknowledging.reasonProperty(), shelving.reasonProperty(), muting.reasonProperty())
                .forEach(reason -> reason.subscribe(_ -> judge()));
        acknowledging.troubleProperty().subscribe(_ -> gather());
        runner.troubleProperty().subscribe(_ -> gather());
        judge();
    }

    private void run(Deed deed) {
        if (reason(deed).isPresent()) {
            return;
        }
        table.chosenProperty().get().ifPresent(line -> run(deed, line));
    }

    private void run(Deed deed, AlarmLine line) {
        AlarmView alarm = line.alarm();
        switch (deed) {
            case ACKNOWLEDGE -> acknowledging.all(model.members(line));
            case SHELVE ->
                new ShelveSheet(strings, now, this::notes)
                        .open(sheet, alarm, (minutes, reason) -> shelve(alarm, minutes, reason));
            case UNSHELVE -> act(new AlarmAct.Unshelve(alarm.id()), strings.get("alarms.done.unshelve", alarm.text()));
            case SILENCE -> begin(Mute.Kind.SILENCE);
            case OUT_OF_SERVICE -> begin(Mute.Kind.OUT_OF_SERVICE);
        }
    }

    /// Asks to put the chosen alarm aside.
    void shelve() {
        run(Deed.SHELVE);
    }

    private void shelve(AlarmView alarm, int minutes, String reason) {
        act(
                new AlarmAct.Shelve(alarm.id(), minutes, alarm.level() == AlarmLevel.P1, reason),
                strings.get("alarms.done.shelve", alarm.text()));
    }

    /// Opens the form of a silence, or of what is out of service, about the chosen alarm if there is one.
    void begin(Mute.Kind kind) {
        MuteForm form = new MuteForm(
                parts.desk().reading(),
                parts.fxThread(),
                kind,
                table.chosenProperty().get().map(AlarmLine::alarm));
        new MuteSheet(strings, now, this::notes).open(sheet, form, this::mute);
    }

    private void mute(MuteAlarms terms) {
        act(new AlarmAct.Mute(terms), strings.get("alarms.done.mute." + terms.kind()));
    }

    /// Shows again what was hidden.
    void unmute(AlarmMuteEntry mute) {
        act(new AlarmAct.Unmute(mute.id()), strings.get("alarms.done.unmute." + mute.kind(), mute.id()));
    }

    private void act(AlarmAct act, String done) {
        runner.run(new FleetCommand.OnAlarms(act), done, strings.get("alarms.do.failed"), _ -> ended());
    }

    private void ended() {
        mutesChanged.run();
        model.apply();
    }

    private List<String> notes() {
        return SheetNotes.of(parts.fleet().frame(), strings);
    }

    /// Judges anew what can be done.
    void judge() {
        Optional<AlarmLine> line = table.chosenProperty().get();
        for (Deed deed : Deed.values()) {
            Optional<String> reason = line.map(chosen -> reason(deed, chosen))
                    .orElseGet(() -> Optional.of(strings.get("alarms.why.none-chosen")));
            ReadOnlyObjectWrapper<Optional<String>> known = wrapper(deed);
            if (!reason.equals(known.get())) {
                known.set(reason);
            }
            Button button = buttons.get(deed);
            if (button != null) {
                button.setDisable(reason.isPresent());
            }
        }
        boolean shelved =
                line.map(chosen -> chosen.alarm().state() == AlarmState.SHELVED).orElse(false);
        show(Deed.UNSHELVE, shelved);
        show(Deed.SHELVE, !shelved);
        why.setText(reason(Deed.ACKNOWLEDGE).orElse(reason(Deed.SHELVE).orElse("")));
    }

    private void show(Deed deed, boolean shown) {
        Button button = buttons.get(deed);
        if (button != null) {
            button.setVisible(shown);
            button.setManaged(shown);
        }
    }

    private Optional<String> reason(Deed deed, AlarmLine line) {
        AlarmView alarm = line.alarm();
        return switch (deed) {
            case ACKNOWLEDGE ->
                acknowledging
                        .reasonProperty()
                        .get()
                        .or(() -> unless(
                                model.members(line).stream()
                                        .map(AlarmView::state)
                                        .anyMatch(AlarmState::wantsAcknowledgement),
                                alarm.state().isShown() ? "alarms.why.known" : "alarms.why.hidden"));
            case SHELVE ->
                (alarm.level() == AlarmLevel.P1 ? shelvingUrgent : shelving)
                        .reasonProperty()
                        .get()
                        .or(() -> unless(!line.isCause(), "alarms.why.cause"))
                        .or(() -> unless(alarm.state().isShown(), "alarms.why.hidden"));
            case UNSHELVE ->
                shelving.reasonProperty()
                        .get()
                        .or(() -> unless(alarm.state() == AlarmState.SHELVED, "alarms.why.not-shelved"));
            case SILENCE, OUT_OF_SERVICE -> muting.reasonProperty().get();
        };
    }

    private Optional<String> unless(boolean can, String key) {
        return can ? Optional.empty() : Optional.of(strings.get(key));
    }

    private Optional<String> reason(Deed deed) {
        return wrapper(deed).get();
    }

    private ReadOnlyObjectWrapper<Optional<String>> wrapper(Deed deed) {
        ReadOnlyObjectWrapper<Optional<String>> wrapper = reasons.get(deed);
        if (wrapper == null) {
            throw new IllegalStateException("nobody judged " + deed);
        }
        return wrapper;
    }

    private void gather() {
        troubles.set(Stream.of(
                        acknowledging.troubleProperty().get(),
                        runner.troubleProperty().get())
                .flatMap(Optional::stream)
                .toList());
    }

    HBox buttons() {
        HBox row = new HBox(why);
        row.getChildren().addAll(buttons.values());
        row.getStyleClass().add("alarm-acts");
        return row;
    }

    List<UiAction> actions() {
        return Stream.of(Deed.values())
                .map(deed -> new UiAction(
                        "alarms." + deed.id,
                        "alarms.do." + deed.id,
                        deed.keys,
                        deed.danger,
                        wrapper(deed).getReadOnlyProperty(),
                        () -> run(deed)))
                .toList();
    }

    /// Why nothing can be hidden or shown again.
    ReadOnlyObjectProperty<Optional<String>> whyNotMute() {
        return muting.reasonProperty();
    }

    /// What went wrong.
    ReadOnlyObjectProperty<List<ActionTrouble>> troubles() {
        return troubles.getReadOnlyProperty();
    }

    void dismiss() {
        acknowledging.dismissTrouble();
        runner.dismissTrouble();
    }
}

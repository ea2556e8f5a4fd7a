package pitwall.views.alarms;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import pitwall.client.AlarmAct;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.PresentCommands;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Confirmation.Proof;
import pitwall.views.kit.Strings;

/// Writes rules down after a question: a change is confirmed, and what is not followed any more takes the name of the
/// rule. FX thread; needs no toolkit.
final class RuleSaving {
    private final AlarmsParts parts;
    private final Surroundings surroundings;
    private final Strings strings;
    private final CommandRunner runner;
    private final Permission permission;

    RuleSaving(AlarmsParts parts, Surroundings surroundings) {
        this.parts = parts;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        PresentCommands commands =
                new PresentCommands(parts.fleet(), parts.desk().commands());
        this.runner = new CommandRunner(commands, parts.fxThread(), surroundings.navigator(), strings);
        this.permission = new Permission(Capability.ALARM_RULES, parts.fleet(), strings);
    }

    /// Why nobody can write rules down now.
    ReadOnlyObjectProperty<Optional<String>> reasonProperty() {
        return permission.reasonProperty();
    }

    /// @param note what the rule would have done lately, as far as somebody knows
    /// @param saved is called with the form once it was written down
    void save(RuleForm form, Optional<String> note, Consumer<RuleForm> saved) {
        if (form.isReady() && reasonProperty().get().isEmpty()) {
            surroundings.sheets().ask(question(form, note), _ -> send(form, saved));
        }
    }

    private Confirmation question(RuleForm form, Optional<String> note) {
        String name = form.body().name();
        boolean disabling = form.isDisabling();
        Confirmation asked = new Confirmation(
                strings.get(form.base().isEmpty() ? "alarms.rule.ask.new" : "alarms.rule.ask", name),
                name,
                parts.fleet().frame().snapshot().size(),
                strings.get(disabling ? "alarms.rule.ask.disabling" : "alarms.rule.ask.consequence"),
                strings.get("alarms.rule.ask.unaffected"),
                strings.get("alarms.rule.save"),
                disabling ? new Proof.TypeId(name) : new Proof.Press(),
                SheetNotes.of(parts.fleet().frame(), strings));
        return note.map(asked::withNote).orElse(asked);
    }

    private void send(RuleForm form, Consumer<RuleForm> saved) {
        AlarmAct act = new AlarmAct.SaveRule(form.body(), form.revision().orElse(null));
        runner.run(
                new FleetCommand.OnAlarms(act),
                strings.get("alarms.rule.saved", form.body().name()),
                strings.get("alarms.rule.failed", form.body().name()),
                end -> {
                    if (end instanceof CommandState.Done || end instanceof CommandState.Unconfirmed) {
                        saved.accept(form);
                    }
                });
    }

    /// What went wrong; that somebody else was quicker is told in words of its own.
    Optional<ActionTrouble> trouble() {
        return Quicker.trouble(runner, strings.get("alarms.rule.quicker"));
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return runner.troubleProperty();
    }

    void dismiss() {
        runner.dismissTrouble();
    }
}

package pitwall.views.alarms;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import pitwall.client.ChannelAct;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Confirmation.Proof;
import pitwall.views.kit.Strings;

/// Changes channels after a question, and lets what was given up wait again. FX thread; needs no toolkit.
final class ChannelSaving {
    private final AlarmsParts parts;
    private final Surroundings surroundings;
    private final Strings strings;
    private final CommandRunner runner;
    private final Permission permission;
    private final Runnable changed;

    /// @param changed is called after each change
    ChannelSaving(AlarmsParts parts, Surroundings surroundings, Runnable changed) {
        this.parts = parts;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.runner = new CommandRunner(parts.desk().commands(), parts.fxThread(), surroundings.navigator(), strings);
        this.permission = new Permission(Capability.CHANNELS_MANAGE, parts.fleet(), strings);
        this.changed = changed;
    }

    /// Why nobody can change or try channels now.
    ReadOnlyObjectProperty<Optional<String>> reasonProperty() {
        return permission.reasonProperty();
    }

    private boolean isAllowed() {
        return reasonProperty().get().isEmpty();
    }

    /// @param saved is called with the form once it was written down
    void save(ChannelForm form, Consumer<ChannelForm> saved) {
        if (!form.isReady() || !isAllowed()) {
            return;
        }
        String name = form.body().name();
        Confirmation question = question(
                strings.get(form.base().isEmpty() ? "alarms.channel.ask.new" : "alarms.channel.ask", name),
                name,
                strings.get("alarms.channel.ask.consequence"),
                "alarms.channel.save",
                new Proof.Press());
        surroundings.sheets().ask(question, _ -> {
            ChannelAct act = new ChannelAct.Save(
                    form.body(), form.base().map(ChannelEntry::revision).orElse(null));
            run(act, strings.get("alarms.channel.saved", name), "alarms.channel.failed", () -> saved.accept(form));
        });
    }

    /// @param removed is called once it is gone
    void remove(ChannelEntry entry, Runnable removed) {
        if (!isAllowed()) {
            return;
        }
        String name = entry.channel().name();
        Confirmation question = question(
                strings.get("alarms.channel.ask.remove", name),
                name,
                strings.plural("alarms.channel.ask.remove.consequence", entry.waiting()),
                "alarms.channel.remove",
                new Proof.TypeId(name));
        surroundings
                .sheets()
                .ask(
                        question,
                        _ -> run(
                                new ChannelAct.Remove(name, entry.revision()),
                                strings.get("alarms.channel.removed", name),
                                "alarms.channel.failed",
                                removed));
    }

    private Confirmation question(String title, String name, String consequence, String verb, Proof proof) {
        return new Confirmation(
                title,
                name,
                0,
                consequence,
                strings.get("alarms.channel.ask.unaffected"),
                strings.get(verb),
                proof,
                SheetNotes.of(parts.fleet().frame(), strings));
    }

    /// Lets one thing that was given up wait again.
    void retry(DeliveryEntry delivery) {
        if (isAllowed()) {
            run(
                    new ChannelAct.RetryOne(delivery.n()),
                    strings.get("alarms.deliveries.retried", delivery.channel()),
                    "alarms.deliveries.retry.failed",
                    () -> {});
        }
    }

    /// Lets all that a channel gave up wait again.
    void retryAll(ChannelEntry entry) {
        String name = entry.channel().name();
        if (isAllowed()) {
            run(
                    new ChannelAct.RetryAll(name),
                    strings.get("alarms.deliveries.retried", name),
                    "alarms.deliveries.retry.failed",
                    () -> {});
        }
    }

    private void run(ChannelAct act, String activity, String failed, Runnable done) {
        runner.run(new FleetCommand.OnChannels(act), activity, strings.get(failed), end -> {
            if (end instanceof CommandState.Done || end instanceof CommandState.Unconfirmed) {
                done.run();
            }
            changed.run();
        });
    }

    /// What went wrong.
    List<ActionTrouble> troubles() {
        return Quicker.trouble(runner, strings.get("alarms.channel.quicker")).stream()
                .toList();
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return runner.troubleProperty();
    }

    void dismiss() {
        runner.dismissTrouble();
    }
}

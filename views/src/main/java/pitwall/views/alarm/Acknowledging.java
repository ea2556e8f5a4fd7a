package pitwall.views.alarm;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import pitwall.client.AlarmAct;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.protocol.rest.AcknowledgeAlarms;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.PresentCommands;
import pitwall.views.act.SheetNotes;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;

/// Says for a person that they know of alarms: one at once, a P1 after a comment, several with a P1 among them after a
/// question. FX thread; needs no toolkit.
public final class Acknowledging {
    private final AlarmDesk desk;
    private final FleetModel fleet;
    private final Surroundings surroundings;
    private final Strings strings;
    private final CommandRunner runner;
    private final Permission permission;

    public Acknowledging(AlarmDesk desk, FleetModel fleet, Surroundings surroundings, Executor fxThread) {
        this.desk = desk;
        this.fleet = fleet;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        PresentCommands commands = new PresentCommands(fleet, desk.commands());
        this.runner = new CommandRunner(commands, fxThread, surroundings.navigator(), strings);
        this.permission = new Permission(Capability.ALARM_ACK, fleet, strings);
    }

    /// Why nothing can be acknowledged now.
    public ReadOnlyObjectProperty<Optional<String>> reasonProperty() {
        return permission.reasonProperty();
    }

    /// Begins with one alarm; a P1 asks for a comment first.
    public void one(AlarmView alarm) {
        if (!alarm.state().wantsAcknowledgement() || reasonProperty().get().isPresent()) {
            return;
        }
        if (alarm.level() == AlarmLevel.P1) {
            desk.askedProperty().set(Optional.of(alarm));
        } else {
            send(List.of(alarm), null);
        }
    }

    /// Goes on with the comment that was asked for; does nothing while it is empty.
    public void answer(String comment) {
        desk.askedProperty().get().filter(_ -> !comment.isBlank()).ifPresent(alarm -> {
            desk.askedProperty().set(Optional.empty());
            send(List.of(alarm), comment.strip());
        });
    }

    /// All of these, which the person sees.
    public void all(List<AlarmView> alarms) {
        List<AlarmView> wanted = alarms.stream()
                .filter(alarm -> alarm.state().wantsAcknowledgement())
                .limit(AcknowledgeAlarms.MOST)
                .toList();
        if (wanted.isEmpty() || reasonProperty().get().isPresent()) {
            return;
        }
        long urgent =
                wanted.stream().filter(alarm -> alarm.level() == AlarmLevel.P1).count();
        if (urgent == 0) {
            send(wanted, null);
        } else if (wanted.size() == 1) {
            one(wanted.getFirst());
        } else {
            surroundings.sheets().ask(question(wanted, urgent), comment -> send(wanted, comment));
        }
    }

    private Confirmation question(List<AlarmView> wanted, long urgent) {
        return new Confirmation(
                        strings.plural("alarm.ack.page.title", wanted.size()),
                        strings.plural("alarm.ack.page.object", urgent),
                        wanted.stream()
                                .map(alarm -> alarm.object().id())
                                .distinct()
                                .count(),
                        strings.get("alarm.ack.page.consequence"),
                        strings.get("alarm.ack.page.unaffected"),
                        strings.get("alarm.ack.verb"),
                        new Confirmation.Proof.Press(),
                        SheetNotes.of(fleet.frame(), strings))
                .withReason();
    }

    private void send(List<AlarmView> alarms, @Nullable String comment) {
        AlarmAct act =
                new AlarmAct.Acknowledge(alarms.stream().map(AlarmView::id).toList(), comment);
        String done = alarms.size() == 1
                ? strings.get("alarm.ack.one", alarms.getFirst().text())
                : strings.plural("alarm.ack.many", alarms.size());
        runner.run(new FleetCommand.OnAlarms(act), done, strings.get("alarm.ack.failed"));
    }

    /// What went wrong with the newest one.
    public ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return runner.troubleProperty();
    }

    public void dismissTrouble() {
        runner.dismissTrouble();
    }
}

package pitwall.views.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.Acknowledging;
import pitwall.views.alarm.AlarmStrip;
import pitwall.views.alarm.AlarmStripModel;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.alarm.GuidanceBand;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Destination.Alarms.Tab;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Appearance;

/// The alarms of the window's frame: the strip, what to do about the one that was opened, and the keys that act on
/// alarms everywhere. FX thread.
final class AlarmLine {
    private final FleetModel fleet;
    private final AlarmDesk desk;
    private final Surroundings surroundings;
    private final Strings strings;
    private final AlarmStripModel model;
    private final Acknowledging acknowledging;
    private final AlarmStrip strip;
    private final GuidanceBand guidance;
    private final ObservableValue<Appearance> appearance;
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotAcknowledge =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param shown what the screens show; the strip is of what is seen now, and nothing is acknowledged from the past
    AlarmLine(
            FleetModel shown,
            AlarmDesk desk,
            Surroundings surroundings,
            Executor fxThread,
            ObservableValue<Appearance> appearance) {
        this.fleet = shown.live();
        this.desk = desk;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.appearance = appearance;
        this.model = new AlarmStripModel(fleet, desk, strings, fxThread);
        this.acknowledging = new Acknowledging(desk, shown, surroundings, fxThread);
        this.guidance = new GuidanceBand(desk.reading(), strings, this::show, fxThread);
        this.strip = new AlarmStrip(
                fleet,
                model,
                acknowledging,
                desk,
                new AlarmStrip.Doors(
                        () -> model.headProperty().get().ifPresentOrElse(this::open, this::openAll),
                        query -> go(new Destination.Alarms(Tab.ACTIVE, query)),
                        () -> go(new Destination.Alarms(Tab.SHELVED, "")),
                        this::toggleQuiet,
                        () -> model.headProperty().get().ifPresent(acknowledging::one)),
                strings);
    }

    Node strip() {
        return strip;
    }

    Node guidance() {
        return guidance;
    }

    Subscription follow() {
        return Subscription.combine(
                strip.follow(appearance),
                guidance.follow(fleet),
                acknowledging.reasonProperty().subscribe(whyNotAcknowledge::set));
    }

    /// Closes what was opened over the screens. False if there was nothing.
    boolean escape() {
        return guidance.close();
    }

    List<UiAction> actions() {
        ReadOnlyObjectProperty<Optional<String>> reason = whyNotAcknowledge.getReadOnlyProperty();
        return List.of(
                new UiAction(
                        "shell.alarm.ack",
                        "alarm.action.ack",
                        "F2",
                        UiAction.Danger.D0,
                        reason,
                        () -> current().ifPresent(acknowledging::one)),
                new UiAction(
                        "shell.alarm.ack-page",
                        "alarm.action.ack-page",
                        "Shift+F2",
                        UiAction.Danger.D2,
                        reason,
                        () -> acknowledging.all(desk.onScreenProperty().get().get())),
                UiAction.always(
                        "shell.alarm.open",
                        "alarm.action.open",
                        "F4",
                        () -> current().ifPresentOrElse(this::open, this::openAll)),
                UiAction.always("shell.alarm.quiet", "alarm.action.quiet", "Ctrl+Shift+M", this::toggleQuiet));
    }

    /// What is chosen on the screen in front, else what was opened last, else the first.
    private Optional<AlarmView> current() {
        return desk.chosenProperty()
                .get()
                .get()
                .or(() -> guidance.alarm().filter(alarm -> alarm.state().wantsAcknowledgement()))
                .or(() -> model.headProperty().get());
    }

    private void open(AlarmView alarm) {
        guidance.show(alarm);
        go(AlarmWords.object(alarm).orElseGet(() -> new Destination.Alarms(Tab.ACTIVE, alarm.id())));
    }

    private void openAll() {
        go(new Destination.Alarms(Tab.ACTIVE, ""));
    }

    private void show(AlarmView alarm) {
        go(new Destination.Alarms(Tab.ACTIVE, alarm.id()));
    }

    private void toggleQuiet() {
        desk.ringer().toggleQuiet(fleet.serverNowProperty().get());
    }

    private void go(Destination destination) {
        surroundings.navigator().open(destination);
    }
}

package pitwall.views.rollout;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.beans.value.ObservableValue;
import pitwall.client.ConsoleMode;
import pitwall.fleet.Capability;
import pitwall.views.act.Permission;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// What one can do about cars that came or left since a rollout was planned: look at them, or write a rollout for those
/// that came. FX thread.
final class DriftActs {
    private final RolloutViewModel model;
    private final FleetModel fleet;
    private final Navigator navigator;
    private final Strings strings;
    private final Permission planning;

    DriftActs(RolloutViewModel model, FleetModel fleet, Navigator navigator, Strings strings) {
        this.model = model;
        this.fleet = fleet;
        this.navigator = navigator;
        this.strings = strings;
        this.planning = Permission.alsoOffline(Capability.ROLLOUT_CREATE, fleet, strings);
    }

    List<UiAction> actions() {
        return List.of(
                action("drift-joined", "J", whyNot(Drift::came), this::showJoined),
                action("drift-left", "Shift+J", whyNot(Drift::went), this::showLeft),
                action("drift-plan", "Ctrl+N", whyNotPlan(), this::plan));
    }

    private static UiAction action(String id, String keys, ObservableValue<Optional<String>> whyNot, Runnable run) {
        return new UiAction("rollout." + id, "rollout.action." + id, keys, UiAction.Danger.D0, whyNot, run);
    }

    private ObservableValue<Optional<String>> whyNot(ToIntFunction<Drift> count) {
        return fleet.modeProperty().flatMap(mode -> drift().map(now -> whyNot(mode, count.applyAsInt(now))));
    }

    private Optional<String> whyNot(ConsoleMode mode, int cars) {
        if (mode == ConsoleMode.REPLAY) {
            return Optional.of(strings.get("disabled.replay"));
        }
        return cars > 0 ? Optional.empty() : Optional.of(strings.get("rollout.disabled.no-drift"));
    }

    /// Why no rollout can be written for those that came.
    ObservableValue<Optional<String>> whyNotPlan() {
        return planning.reasonProperty()
                .flatMap(reason -> reason.isPresent() ? planning.reasonProperty() : whyNot(Drift::joined));
    }

    private ObservableValue<Drift> drift() {
        return model.drift().driftProperty();
    }

    void showJoined() {
        show(drift().getValue().came(), drift().getValue().allJoined());
    }

    void showLeft() {
        show(drift().getValue().went(), drift().getValue().allLeft());
    }

    private void show(int count, NamedCars named) {
        if (named.cars() == 0) {
            return;
        }
        navigator.open(new Destination.Cars(named.query()));
        if (named.cars() < count) {
            navigator.toast(strings.get("rollout.failures.cars.first", named.cars(), count), Optional.empty());
        }
    }

    /// Begins a draft with the same release for the cars that came.
    void plan() {
        NamedCars came = drift().getValue().missed();
        if (came.cars() > 0 && planning.reasonProperty().get().isEmpty()) {
            navigator.open(new Destination.DraftFor(came.query(), model.version()));
        }
    }
}

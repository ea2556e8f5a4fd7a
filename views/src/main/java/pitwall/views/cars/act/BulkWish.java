package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.RolloutStep;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.act.WishWatch;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;

/// One version that was wanted of several cars, and what became of it. FX thread; needs no toolkit.
///
/// The server makes a rollout of it, whose counts come with the picture: done is what the cars prove.
final class BulkWish {
    private static final int FAILURES_NAMED = 5;

    private final FleetModel fleet;
    private final Surroundings around;
    private final Strings strings;
    private final CommandRunner runner;
    private final Permission stopping;
    private final ReadOnlyObjectWrapper<Optional<BulkState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription following;
    /// The last one that was sent; absent before.
    private @Nullable Asked asked;

    private record Asked(String name, String version, Set<CarId> cars) {}

    BulkWish(FleetModel fleet, Commands commands, Executor fxThread, Surroundings around) {
        this.fleet = fleet;
        this.around = around;
        this.strings = around.strings();
        this.runner = new CommandRunner(commands, fxThread, around.navigator(), strings);
        this.stopping = new Permission(Capability.ROLLOUT_PAUSE, fleet, strings);
        this.following = fleet.frameProperty().subscribe(this::follow);
    }

    /// @param wanted with a name and with cars
    /// @param activity says it in the activity list
    /// @param failed says that it could not be done
    void send(BulkUpdate wanted, String activity, String failed) {
        Set<CarId> cars = Objects.requireNonNull(wanted.cars());
        String name = Objects.requireNonNull(wanted.name());
        asked = new Asked(name, wanted.version(), cars);
        state.set(Optional.empty());
        WishWatch watch = WishWatch.ofCars(fleet, name);
        runner.runUntilProven(new FleetCommand.Bulk(wanted), watch, activity, failed, _ -> {});
    }

    /// Follows the rollout that was made of it.
    private void follow(FleetFrame frame) {
        Asked wish = asked;
        if (wish == null
                || !(frame.changes().whole()
                        || frame.changes().board()
                        || !state.get().isEmpty())) {
            return;
        }
        frame.snapshot().board().rollouts().stream()
                .map(view -> view.rollout())
                .filter(rollout -> rollout.name().equals(wish.name()))
                .findFirst()
                .ifPresent(rollout -> state.set(Optional.of(stateOf(wish, rollout, frame.snapshot()))));
    }

    private BulkState stateOf(Asked wish, RolloutEntry rollout, FleetSnapshot snapshot) {
        int failed =
                rollout.cars().getOrDefault(CarStage.FAILED, 0) + rollout.cars().getOrDefault(CarStage.MANUAL, 0);
        return new BulkState(
                wish.name(),
                wish.version(),
                wish.cars().size(),
                rollout.id(),
                rollout.revision(),
                rollout.status(),
                rollout.cars(),
                failed == 0 ? List.of() : failures(rollout.id(), snapshot));
    }

    private List<String> failures(String rollout, FleetSnapshot snapshot) {
        List<String> found = new ArrayList<>();
        for (int slot = 0; slot < snapshot.slots() && found.size() < FAILURES_NAMED; slot++) {
            UpdateProgress update = snapshot.updateAt(slot);
            if (update != null
                    && update.rollout().equals(rollout)
                    && (update.stage() == CarStage.FAILED || update.stage() == CarStage.MANUAL)) {
                var reason = update.reason();
                found.add(strings.get("cars.bulk.failure", update.car(), reason == null ? "" : reason.code()));
            }
        }
        return found;
    }

    /// Asks before the rest is stopped: cars that have not begun are left as they are.
    void stop() {
        state.get().filter(now -> !now.isOver()).ifPresent(now -> {
            Confirmation question = new Confirmation(
                    strings.get("cars.bulk.stop.title", now.rollout()),
                    now.name(),
                    now.in(CarStage.WAITING, CarStage.OFFERED),
                    strings.get("cars.bulk.stop.consequence"),
                    strings.get("cars.bulk.stop.unaffected"),
                    strings.get("cars.bulk.stop.verb"),
                    new Confirmation.Proof.Press(),
                    SheetNotes.of(fleet.frame(), strings));
            around.sheets()
                    .ask(
                            question.withReason(),
                            reason -> runner.run(
                                    new FleetCommand.Steer(
                                            now.rollout(), now.revision(), new RolloutStep.Abort(reason)),
                                    strings.get("cars.bulk.stop.activity", now.rollout()),
                                    strings.get("cars.bulk.stop.failed", now.rollout())));
        });
    }

    /// Leads to the rollout that was made of the wish.
    void openRollout() {
        state.get().ifPresent(now -> around.navigator().open(new Destination.Rollout(now.rollout())));
    }

    /// Shows nothing of it any more; the rollout goes on.
    void dismiss() {
        asked = null;
        state.set(Optional.empty());
    }

    /// Follows its rollout no longer.
    void close() {
        following.unsubscribe();
        dismiss();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotStop() {
        return stopping.reasonProperty();
    }

    /// What became of the last wish; empty before its rollout was seen.
    ReadOnlyObjectProperty<Optional<BulkState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ObservableValue<Optional<ActionTrouble>> troubleProperty() {
        return runner.troubleProperty();
    }

    void dismissTrouble() {
        runner.dismissTrouble();
    }
}

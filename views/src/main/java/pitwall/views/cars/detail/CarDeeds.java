package pitwall.views.cars.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import pitwall.client.CarFiles;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.fleet.Motion;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.UpdateCar;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.act.WishWatch;
import pitwall.views.cars.act.VersionChoice;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;

/// What can be done to one car, how carefully, and why not now. FX thread; needs no toolkit.
///
/// A wish is done when the car proves it; what is told here is only that it was asked for and written down. The steps
/// after that come with the car itself.
final class CarDeeds {
    private final WatchedCar watched;
    private final FleetModel fleet;
    private final Surroundings around;
    private final Strings strings;
    private final CommandRunner runner;
    private final CarTags tags;
    private final Permission updating;
    private final Permission forcing;
    private final Permission stopping;
    private final Permission editing;
    private final Permission deleting;
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotUpdate = nothing();
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotRollBack = nothing();
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotRetry = nothing();
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotWithdraw = nothing();
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotForce = nothing();
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotEdit = nothing();
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotDelete = nothing();
    private final CarFiles files;
    private final Executor fxThread;
    private final Runnable ended;
    private @Nullable DesiredCar known;
    private List<CarUpdate> updates = List.of();

    /// @param ended runs when a wish was written down or refused
    CarDeeds(WatchedCar watched, CarDetailParts parts, Surroundings around, Runnable ended) {
        this.ended = ended;
        this.watched = watched;
        this.fleet = parts.fleet();
        this.files = parts.files();
        this.fxThread = parts.fxThread();
        this.around = around;
        this.strings = around.strings();
        this.runner = new CommandRunner(parts.commands(), parts.fxThread(), around.navigator(), strings);
        this.tags = new CarTags(watched, runner, strings);
        this.updating = new Permission(Capability.CAR_UPDATE, fleet, strings);
        this.forcing = new Permission(Capability.UPDATE_FORCE, fleet, strings);
        this.stopping = new Permission(Capability.ROLLOUT_PAUSE, fleet, strings);
        this.editing = new Permission(Capability.CARS_EDIT, fleet, strings);
        this.deleting = new Permission(Capability.CARS_DELETE, fleet, strings);
        List.of(updating, forcing, stopping, editing, deleting)
                .forEach(permission -> permission.reasonProperty().subscribe(_ -> look()));
    }

    private static ReadOnlyObjectWrapper<Optional<String>> nothing() {
        return new ReadOnlyObjectWrapper<>(Optional.empty());
    }

    /// Follows what the server says of the car's builds.
    void know(@Nullable DesiredCar now) {
        known = now;
        look();
    }

    /// Follows the car's updates as the server lists them.
    void knowUpdates(List<CarUpdate> now) {
        updates = List.copyOf(now);
        look();
    }

    /// Follows the car: what cannot be done now.
    void look() {
        Optional<String> gone =
                watched.car().isPresent() ? Optional.empty() : Optional.of(strings.get("car.deed.gone"));
        Optional<String> update = gone.or(() -> updating.reasonProperty().get()).or(this::busy);
        whyNotUpdate.set(update);
        whyNotForce.set(update.or(() -> forcing.reasonProperty().get()));
        whyNotRollBack.set(update.or(
                () -> targets().stream().anyMatch(each -> each.whyNot().isEmpty())
                        ? Optional.empty()
                        : Optional.of(strings.get(known == null ? "car.deed.builds-unknown" : "car.deed.no-target"))));
        whyNotRetry.set(
                update.or(() -> failed() == null ? Optional.of(strings.get("car.deed.no-failure")) : Optional.empty()));
        whyNotWithdraw.set(gone.or(() -> stopping.reasonProperty().get()).or(this::nothingToWithdraw));
        whyNotEdit.set(gone.or(() -> editing.reasonProperty().get()));
        whyNotDelete.set(gone.or(() -> deleting.reasonProperty().get()));
    }

    /// The wish of one person for this car that is under way; the server takes no second one.
    private Optional<String> busy() {
        return wish().map(each -> strings.get(
                each.asksSomebody() ? "car.deed.busy.asked" : "car.deed.busy", each.version(), each.rollout()));
    }

    private Optional<SingleWish> wish() {
        return SingleWish.of(watched.update(), updates);
    }

    /// Only a wish for this car alone that the car has not begun can be taken back here.
    private Optional<String> nothingToWithdraw() {
        Optional<SingleWish> wish = wish();
        UpdateProgress update = watched.update();
        if (wish.isEmpty()) {
            return Optional.of(
                    update == null || update.stage().isTerminal()
                            ? strings.get("car.deed.no-wish")
                            : strings.get("car.deed.withdraw.rollout", update.rollout()));
        }
        if (wish.get().withdrawn()) {
            return Optional.of(strings.get("car.deed.withdraw.already"));
        }
        return wish.get().hasBegun() ? Optional.of(strings.get("car.deed.withdraw.begun")) : Optional.empty();
    }

    /// What it was on its way to and did not reach; what went wrong on the way back is nothing to repeat.
    private @Nullable UpdateProgress failed() {
        UpdateProgress update = watched.update();
        boolean over = update != null
                && update.direction() == Direction.FORWARD
                && (update.stage() == CarStage.FAILED || update.stage() == CarStage.LEFT_BEHIND);
        return over ? update : null;
    }

    /// The builds it could go back to, the newest first.
    List<VersionChoice> targets() {
        DesiredCar car = known;
        if (car == null) {
            return List.of();
        }
        String running = car.running() == null ? "" : car.running().digest();
        return car.builds().stream()
                .filter(build -> !build.digest().equals(running))
                .map(build -> new VersionChoice(
                        build.version(),
                        strings.get("car.versions.ran"),
                        build.obtainable() ? Optional.empty() : Optional.of(strings.get("car.versions.back.gone"))))
                .toList();
    }

    /// Asks before a version becomes what is wanted of the car.
    void setDesired(String version) {
        ask(
                "car.deed.set",
                version,
                new Confirmation.Proof.Press(),
                () -> send(UpdateKind.UPDATE, version, null, "car.deed.set"));
    }

    /// Asks before the car goes back.
    void rollBack(String version) {
        ask(
                "car.deed.back",
                version,
                new Confirmation.Proof.Press(),
                () -> send(UpdateKind.ROLLBACK, version, null, "car.deed.back"));
    }

    /// Asks before what failed is tried again.
    void retry() {
        UpdateProgress last = failed();
        if (last != null) {
            ask(
                    "car.deed.retry",
                    last.version(),
                    new Confirmation.Proof.Press(),
                    () -> send(last.kind(), last.version(), null, "car.deed.retry"));
        }
    }

    /// Asks, with a reason, before the wish that the car has not begun is taken back.
    void withdraw() {
        if (nothingToWithdraw().isEmpty()) {
            wish().ifPresent(this::withdraw);
        }
    }

    private void withdraw(SingleWish wish) {
        Confirmation question = question(
                "car.deed.withdraw",
                wish.version(),
                new Confirmation.Proof.Press(),
                SheetNotes.of(fleet.frame(), strings));
        around.sheets()
                .ask(
                        question.withReason(),
                        reason -> runner.run(
                                new FleetCommand.Withdraw(watched.id(), wish.rollout(), reason),
                                strings.get("car.deed.withdraw.activity", wish.version(), id()),
                                strings.get("car.deed.withdraw.failed", wish.version()),
                                _ -> ended.run()));
    }

    /// Asks, with the car's id and a reason, before the server's gates are lifted. A second person decides then, and
    /// the car after that.
    void force(String version) {
        Confirmation question = question("car.deed.force", version, new Confirmation.Proof.TypeId(id()));
        around.sheets()
                .ask(question.withReason(), reason -> send(UpdateKind.UPDATE, version, reason, "car.deed.force"));
    }

    private void send(UpdateKind kind, String version, @Nullable String force, String key) {
        FleetCommand wish = new FleetCommand.Update(watched.id(), kind, new UpdateCar(version, null, null, force));
        String activity = strings.get(key + ".activity", version, id());
        String failed = strings.get("car.deed.failed", id());
        WishWatch watch = WishWatch.ofCar(fleet, watched.id(), version, files, fxThread);
        runner.runUntilProven(wish, watch, activity, failed, _ -> ended.run());
    }

    /// Asks, with the car's id, before it leaves the registry for good.
    void decommission() {
        watched.car().ifPresent(car -> {
            Confirmation question = new Confirmation(
                    strings.plural("cars.delete.title", 1),
                    id(),
                    1,
                    strings.get("cars.delete.consequence"),
                    strings.get("cars.delete.unaffected"),
                    strings.get("cars.delete.verb"),
                    new Confirmation.Proof.TypeId(id()),
                    SheetNotes.of(fleet.frame(), strings));
            around.sheets()
                    .ask(
                            question,
                            () -> runner.run(
                                    new FleetCommand.Delete(
                                            watched.id(), car.info().revision()),
                                    strings.get("car.deed.delete.activity", id()),
                                    strings.get("car.deed.delete.failed", id())));
        });
    }

    private void ask(String key, String version, Confirmation.Proof proof, Runnable confirmed) {
        around.sheets().ask(question(key, version, proof), confirmed);
    }

    private Confirmation question(String key, String version, Confirmation.Proof proof) {
        return question(key, version, proof, notes());
    }

    private Confirmation question(String key, String version, Confirmation.Proof proof, List<String> notes) {
        return new Confirmation(
                strings.get(key + ".title", version),
                id(),
                1,
                strings.get(key + ".consequence", version),
                strings.get(key + ".unaffected"),
                strings.get(key + ".verb"),
                proof,
                notes);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        boolean drives = watched.car()
                .filter(car -> car.status().motion() == Motion.DRIVING)
                .isPresent();
        if (drives) {
            notes.add(strings.get("car.deed.driving"));
        }
        notes.addAll(SheetNotes.of(fleet.frame(), strings));
        return notes;
    }

    /// The tags of the car.
    CarTags tags() {
        return tags;
    }

    private String id() {
        return watched.id().value();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotUpdate() {
        return whyNotUpdate.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotRollBack() {
        return whyNotRollBack.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotRetry() {
        return whyNotRetry.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotWithdraw() {
        return whyNotWithdraw.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotForce() {
        return whyNotForce.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotEdit() {
        return whyNotEdit.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> whyNotDelete() {
        return whyNotDelete.getReadOnlyProperty();
    }

    /// What went wrong with the newest wish.
    ObservableValue<Optional<ActionTrouble>> troubleProperty() {
        return runner.troubleProperty();
    }

    void dismissTrouble() {
        runner.dismissTrouble();
    }
}

package pitwall.views.cars.act;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import pitwall.client.CarFiles;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.RolloutStep;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.DangerLevel;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;

/// One version for several cars at once: what it applies to, how carefully it is asked about, and what became of it.
/// FX thread; needs no toolkit.
///
/// The server makes a rollout of it, whose counts come with the picture: done is what the cars prove.
public final class BulkUpdates {
    private static final int FAILURES_NAMED = 5;
    private static final int TENTH = 10;

    private final FleetModel fleet;
    private final CarList list;
    private final CarActions chosen;
    private final Surroundings around;
    private final Strings strings;
    private final CommandRunner runner;
    private final Permission wanting;
    private final Permission stopping;
    private final Inquiry<List<ReleaseEntry>> releases;
    private final ReadOnlyObjectWrapper<Optional<BulkState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// The last one that was asked for here; absent before.
    private @Nullable Asked asked;

    private record Asked(String name, String version, Set<CarId> cars) {}

    public BulkUpdates(
            FleetModel fleet,
            CarList list,
            CarActions chosen,
            CarFiles files,
            Commands commands,
            Executor fxThread,
            Surroundings around) {
        this.fleet = fleet;
        this.list = list;
        this.chosen = chosen;
        this.around = around;
        this.strings = around.strings();
        this.runner = new CommandRunner(commands, fxThread, around.navigator(), strings);
        this.wanting = new Permission(Capability.ROLLOUT_CREATE, fleet, strings);
        this.stopping = new Permission(Capability.ROLLOUT_PAUSE, fleet, strings);
        this.releases = new Inquiry<>(files::choosable, fleet, fxThread, strings);
        fleet.frameProperty().subscribe(this::follow);
    }

    /// The versions there are to choose from; asks the server for them.
    public ObservableValue<Optional<List<VersionChoice>>> choices() {
        releases.ask();
        return releases.knownProperty().map(known -> known.maybe().map(this::choices));
    }

    private List<VersionChoice> choices(List<ReleaseEntry> all) {
        List<VersionChoice> words = ReleaseWords.choices(
                all, _ -> Optional.empty(), fleet.serverNowProperty().get(), strings);
        return words.stream()
                .map(choice -> share(choice.version()).cars().isEmpty()
                        ? new VersionChoice(
                                choice.version(), choice.about(), Optional.of(strings.get("cars.bulk.all-have-it")))
                        : choice)
                .toList();
    }

    /// The chosen cars that do not run the version yet.
    Share share(String version) {
        List<CarId> all = chosen.chosen();
        Map<CarId, Car> now = list.cars(all);
        List<Car> cars = all.stream()
                .map(now::get)
                .filter(car -> car != null && !version.equals(car.status().actualVersion()))
                .toList();
        return new Share(cars, all.size() - cars.size(), all.size() - now.size());
    }

    /// How carefully it is asked about.
    Danger danger(Share share) {
        return DangerLevel.bySize(share.cars().size(), isOverTenthOfARegion(share), Danger.D2);
    }

    private boolean isOverTenthOfARegion(Share share) {
        Map<String, Integer> fleetIn = new HashMap<>();
        fleet.frame().snapshot().forEach(car -> fleetIn.merge(car.info().region(), 1, Integer::sum));
        return share.cars().size() > DangerLevel.FEW
                && share.cars().stream()
                        .collect(Collectors.groupingBy(car -> car.info().region(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .anyMatch(entry -> entry.getValue() * TENTH > fleetIn.getOrDefault(entry.getKey(), 0));
    }

    /// Asks before the version becomes what is wanted of the chosen cars.
    public void ask(String version) {
        Share share = share(version);
        if (!share.cars().isEmpty()) {
            around.sheets().ask(question(version, share), () -> send(version, share));
        }
    }

    private Confirmation question(String version, Share share) {
        int count = share.cars().size();
        Danger danger = danger(share);
        CarId first = share.cars().getFirst().id();
        return new Confirmation(
                strings.get("car.deed.set.title", version),
                count == 1 ? first.value() : strings.get("cars.delete.object", first, count - 1),
                count,
                strings.get("cars.bulk.consequence", version),
                strings.get("cars.bulk.unaffected"),
                strings.get(danger == Danger.D4 ? "car.deed.force.verb" : "car.deed.set.verb"),
                danger == Danger.D2 ? new Confirmation.Proof.Press() : new Confirmation.Proof.TypeCount(),
                notes(share, danger));
    }

    private List<String> notes(Share share, Danger danger) {
        List<String> notes = new ArrayList<>();
        if (share.excluded() > 0) {
            notes.add(ShareWords.sentence(share, strings.get("cars.bulk.excluded"), strings));
        }
        long driving = share.cars().stream()
                .filter(car -> car.status().motion() == Motion.DRIVING)
                .count();
        if (driving > 0) {
            notes.add(strings.plural("cars.bulk.driving", driving));
        }
        if (danger == Danger.D4) {
            notes.add(strings.get("cars.bulk.four-eyes"));
        }
        notes.addAll(SheetNotes.of(fleet.frame(), strings));
        return notes;
    }

    private void send(String version, Share share) {
        Set<CarId> cars = share.cars().stream().map(Car::id).collect(Collectors.toSet());
        Instant now = fleet.serverNowProperty().get();
        String name = strings.plural(
                "cars.bulk.name", cars.size(), version, strings.formats().full(now));
        asked = new Asked(name, version, cars);
        state.set(Optional.empty());
        runner.run(
                new FleetCommand.Bulk(new BulkUpdate(name, version, null, null, cars, null, null)),
                strings.plural("cars.bulk.activity", cars.size(), version),
                strings.get("cars.bulk.failed", version));
    }

    /// Follows the rollout that was made of the last wish.
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

    /// Why no version can be wanted of several cars now; empty where one can.
    public ReadOnlyObjectProperty<Optional<String>> whyNot() {
        return wanting.reasonProperty();
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

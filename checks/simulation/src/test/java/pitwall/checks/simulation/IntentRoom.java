package pitwall.checks.simulation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.Ahead;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.DesiredState;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.DesiredKind;
import pitwall.server.registry.StatusRules;
import pitwall.server.rollout.GivenIntent;
import pitwall.server.rollout.ReconcilerSide;

/// The newest intent of every car, given and told as the server's intent desk does.
final class IntentRoom {
    private final World world;
    private final ServerNode server;
    private final IntentOracle oracle = new IntentOracle();

    IntentRoom(World world, ServerNode server) {
        this.world = world;
        this.server = server;
    }

    IntentOracle oracle() {
        return oracle;
    }

    void obey(Work work, RolloutPlan plan, RolloutIntent intent) {
        if (intent instanceof RolloutIntent.Offer offer) {
            give(work, plan, offer);
        }
        work.afterCommit(() -> tell(intent.car()));
    }

    private void give(Work work, RolloutPlan plan, RolloutIntent.Offer offer) {
        GivenIntent before = work.memory.intents.get(offer.car());
        CarFrame.Software says = work.memory.software.get(offer.car());
        long generation = server.rules()
                .generation(before == null ? 0 : before.desired().generation(), says == null ? 0 : says.generation());
        work.memory.givenBy.put(offer.command(), plan.id());
        work.save(() -> server.disk().givenBy.put(offer.command(), plan.id()));
        DesiredState desired = new DesiredState(offer.car(), generation, plan.id(), offer);
        put(work, new GivenIntent(desired, CarStage.OFFERED, world.instant()));
        want(work, offer.car(), offer.software().version());
    }

    private void put(Work work, GivenIntent given) {
        CarId car = given.desired().car();
        work.memory.intents.put(car, given);
        if (server.rules().keepsIntents()) {
            work.save(() -> server.disk().intents.put(car, given));
        }
    }

    private void want(Work work, CarId id, @Nullable String version) {
        Car car = work.memory.cars.get(id);
        if (car != null) {
            work.change(car, StatusRules.wanted(car, version, world.instant()));
        }
    }

    /// A car came to another stage.
    void follow(Work work, RolloutPlan plan, CarProgress car) {
        GivenIntent given = work.memory.intents.get(car.car());
        if (given == null
                || car.attempt() == 0
                || !given.desired().offer().command().equals(car.command(plan.id()))) {
            return;
        }
        CarStage to = car.stage();
        CarStage stage = to == CarStage.WAITING ? CarStage.LAPSED : to;
        if (given.stage() == stage || to == CarStage.WAITING && !given.stage().isInFlight()) {
            return;
        }
        put(work, ReconcilerSide.at(given, stage));
        if (stage == CarStage.LAPSED || stage == CarStage.LEFT_BEHIND) {
            want(work, car.car(), null);
        }
    }

    /// Tells a car what is wanted of it now; whoever is not there hears it when it comes.
    private void tell(CarId car) {
        words(car).ifPresent(frame -> server.cars().tell(car, frame));
    }

    /// What the car is told.
    Optional<CarServerFrame> words(CarId car) {
        Memory memory = server.memory().orElse(null);
        GivenIntent given = memory == null ? null : memory.intents.get(car);
        if (memory == null || given == null) {
            return Optional.empty();
        }
        RolloutIntent.Offer offer = given.desired().offer();
        if (ReconcilerSide.isOpen(given)) {
            CarServerFrame.Desired desired = desired(given);
            oracle.said(memory, given, desired);
            return Optional.of(desired);
        }
        return given.stage() == CarStage.LAPSED
                ? Optional.of(new CarServerFrame.Withdrawn(
                        given.desired().generation(),
                        offer.command().value(),
                        offer.software().version()))
                : Optional.empty();
    }

    /// Tells cars that wait what they may pull meanwhile.
    void ahead(RolloutState state) {
        Ahead.of(state).forEach(one -> server.cars().tell(one.car(), prepare(one, state)));
    }

    /// What a car may pull already.
    Optional<CarServerFrame> ahead(CarId car) {
        return server.memory().stream()
                .flatMap(memory -> memory.activeOf(car).stream()
                        .map(id -> memory.rollout(id).state()))
                .flatMap(state -> Ahead.of(state, car).map(one -> prepare(one, state)).stream())
                .findFirst();
    }

    private CarServerFrame prepare(Ahead one, RolloutState state) {
        Stock stock = Stock.find(state.plan().release().version()).orElseThrow();
        world.saw("DOWNLOAD_AHEAD");
        return new CarServerFrame.Prepare(stock.version(), artifact(stock), "token", one.unmetered());
    }

    private static CarServerFrame.ArtifactRef artifact(Stock stock) {
        return new CarServerFrame.ArtifactRef(stock.path(), stock.digest(), stock.bytes().length, stock.counter());
    }

    private static CarServerFrame.Desired desired(GivenIntent given) {
        RolloutIntent.Offer offer = given.desired().offer();
        Stock stock = Stock.find(offer.software().version()).orElseThrow();
        return new CarServerFrame.Desired(
                given.desired().generation(),
                offer.command().value(),
                stock.version(),
                offer.kind() == UpdateKind.UPDATE ? DesiredKind.UPDATE : DesiredKind.ROLLBACK,
                offer.forced(),
                offer.notBefore(),
                offer.notAfter(),
                offer.timeout(),
                offer.rollbackTimeout(),
                artifact(stock),
                "token",
                new CarServerFrame.ApplyConditions(
                        true,
                        offer.minimumBatteryPercent(),
                        offer.windowEnd(),
                        offer.charging() ? true : null,
                        offer.unmetered() ? true : null));
    }
}

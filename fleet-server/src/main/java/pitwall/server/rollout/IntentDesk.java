package pitwall.server.rollout;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Ahead;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.DesiredState;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.protocol.CarServerFrame;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.Draft;
import pitwall.server.registry.StatusRules;
import pitwall.server.storage.IntentRows;

/// Gives cars what the engine wants of them, and keeps the newest intent of each in step with the car. An intent is on
/// disk before its car is told; whoever is not there hears it when it comes. Within a write, on the writer thread.
final class IntentDesk {
    private final RolloutBook book;
    private final CarRegistry registry;
    private final Orders orders;
    private final BiConsumer<CarId, CarServerFrame> line;
    private final RolloutWatch watch;

    /// @param line tells a car something if it is there
    IntentDesk(
            RolloutBook book,
            CarRegistry registry,
            Orders orders,
            BiConsumer<CarId, CarServerFrame> line,
            RolloutWatch watch) {
        this.book = book;
        this.registry = registry;
        this.orders = orders;
        this.line = line;
        this.watch = watch;
    }

    void obey(Draft draft, RolloutPlan plan, RolloutIntent intent) {
        switch (intent) {
            case RolloutIntent.Offer offer -> give(draft, plan, offer);
            case RolloutIntent.Withdraw withdraw -> {
                // The car's own row says so too; it is told together with that.
            }
        }
        draft.afterCommit(() -> tell(intent.car()));
    }

    private void give(Draft draft, RolloutPlan plan, RolloutIntent.Offer offer) {
        RolloutDraft pages = RolloutDraft.of(draft, book);
        long known = pages.intent(offer.car())
                .map(given -> given.desired().generation())
                .orElse(0L);
        long seen = pages.software(offer.car())
                .map(software -> software.generation())
                .orElse(0L);
        DesiredState desired = new DesiredState(offer.car(), Math.max(known, seen) + 1, plan.id(), offer);
        GivenIntent given = new GivenIntent(desired, CarStage.OFFERED, draft.now());
        pages.put(given);
        draft.afterCommit(() -> watch.given(given));
        new IntentRows(draft.sql())
                .add(new IntentRows.Row(
                        offer.command(),
                        offer.car(),
                        desired.generation(),
                        plan.id(),
                        CarStage.OFFERED,
                        draft.now(),
                        RolloutJson.write(offer)));
        want(draft, offer.car(), offer.software().version());
        CarRecord.offered(draft, plan, offer, desired.generation());
    }

    private void want(Draft draft, CarId id, @Nullable String version) {
        draft.car(id).ifPresent(car -> registry.applySteps(draft, car, StatusRules.wanted(car, version, draft.now())));
    }

    /// A car came to another stage.
    void follow(Draft draft, RolloutPlan plan, CarProgress car) {
        Optional<GivenIntent> given = RolloutDraft.of(draft, book)
                .intent(car.car())
                .filter(intent -> car.attempt() > 0 && isOf(intent, car.command(plan.id())));
        given.ifPresent(intent -> move(draft, intent, car.stage()));
        CarRecord.ended(
                draft,
                plan,
                new CarRecord.Ending(car.car(), car.direction(), car.stage(), car.reason()),
                given.map(intent -> intent.desired().offer().software().version())
                        .orElse(null));
    }

    /// A car failed, whatever became of it within the same step. To be told before the next intent is given.
    void failed(Draft draft, RolloutPlan plan, Decision.CarChanged changed) {
        Optional<GivenIntent> given = RolloutDraft.of(draft, book)
                .intent(changed.car())
                .filter(intent -> intent.desired().rollout().equals(plan.id()));
        given.ifPresent(intent -> move(draft, intent, changed.to()));
        CarRecord.ended(
                draft,
                plan,
                new CarRecord.Ending(changed.car(), changed.direction(), changed.to(), changed.reason()),
                given.map(intent -> intent.desired().offer().software().version())
                        .orElse(null));
    }

    private static boolean isOf(GivenIntent intent, CommandId command) {
        return intent.desired().offer().command().equals(command);
    }

    private void move(Draft draft, GivenIntent intent, CarStage to) {
        CarStage stage = to == CarStage.WAITING ? CarStage.LAPSED : to;
        if (intent.stage() == stage || to == CarStage.WAITING && !intent.stage().isInFlight()) {
            return;
        }
        GivenIntent moved = intent.at(stage);
        RolloutDraft.of(draft, book).put(moved);
        draft.afterCommit(() -> watch.moved(moved, draft.now()));
        DesiredState desired = intent.desired();
        new IntentRows(draft.sql()).stage(desired.offer().command(), stage);
        if (stage == CarStage.LAPSED || stage == CarStage.LEFT_BEHIND) {
            want(draft, desired.car(), null);
        }
    }

    /// Tells cars that wait what they may pull meanwhile.
    void ahead(RolloutState state) {
        Ahead.of(state).forEach(one -> ahead(one, state.plan()));
    }

    /// Tells one of them.
    void ahead(Ahead one, RolloutPlan plan) {
        orders.ahead(one, plan.release()).ifPresent(frame -> line.accept(one.car(), frame));
    }

    /// Tells a car what is wanted of it now.
    private void tell(CarId car) {
        book.intent(car).flatMap(orders::words).ifPresent(frame -> line.accept(car, frame));
    }
}

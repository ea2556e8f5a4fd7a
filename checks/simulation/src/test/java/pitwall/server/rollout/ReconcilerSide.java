package pitwall.server.rollout;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyRule;
import pitwall.protocol.CarFrame;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateEnding;
import pitwall.protocol.UpdateProgress;

/// What of the reconciler and its neighbours needs no database: their judgements, as they are in production.
public final class ReconcilerSide {
    private ReconcilerSide() {}

    /// What the update of a single car asks for beyond the safety policy.
    public static SafetyRule nothingMore() {
        return SingleUpdates.NOTHING_MORE;
    }

    /// What matters of a car for changing it; see [Facts#of].
    public static CarFacts facts(
            Car car,
            CarFrame.@Nullable Software says,
            List<Software> history,
            @Nullable GivenIntent intent,
            RolloutId asking) {
        return Facts.of(car, Optional.ofNullable(says), history, false, Optional.ofNullable(intent), asking);
    }

    public static boolean isKnown(Car car, Instant start) {
        return Facts.isKnown(car, start);
    }

    public static Software build(CarFrame.Software says) {
        return Convergences.build(says);
    }

    public static boolean isMereClaim(Car car, CarFrame.Software says, Software wanted) {
        return Convergences.isMereClaim(car, says, wanted);
    }

    public static boolean isOpen(GivenIntent intent) {
        return intent.isOpen();
    }

    public static GivenIntent at(GivenIntent intent, CarStage stage) {
        return intent.at(stage);
    }

    /// Whether no rollout but `own` claims a car; see [Claims].
    public static boolean isFree(
            Function<CarId, List<RolloutId>> rollouts,
            Function<RolloutId, Optional<Rollout>> find,
            CarId car,
            RolloutId own) {
        return new Claims(rollouts, find).isFree(car, own);
    }

    /// Why an act would take cars that another rollout claims; see [Claims].
    public static boolean isConflict(
            Function<CarId, List<RolloutId>> rollouts,
            Function<RolloutId, Optional<Rollout>> find,
            Rollout rollout,
            PersonAct act) {
        Claims claims = new Claims(rollouts, find);
        RolloutStatus status = rollout.state().status();
        boolean launches = status == RolloutStatus.DRAFT || status == RolloutStatus.EXPIRED;
        return switch (act) {
            case PersonAct.Launch ignored ->
                launches && claims.conflict(rollout.state().plan()).isPresent();
            case PersonAct.Retry(var actor, var reason, Set<CarId> cars) ->
                claims.conflict(rollout.state(), cars).isPresent();
            case PersonAct.Edit ignored -> false;
            case PersonAct.Approve ignored -> false;
            case PersonAct.Reject ignored -> false;
            case PersonAct.Halt ignored -> false;
            case PersonAct.Resume ignored -> false;
            case PersonAct.Advance ignored -> false;
            case PersonAct.Abort ignored -> false;
            case PersonAct.RollBack ignored -> false;
        };
    }

    /// How far every car came with its newest update, as a server reads it from disk.
    public static List<UpdateProgress> updates(Collection<Rollout> rollouts) {
        NewestUpdates updates = new NewestUpdates();
        rollouts.forEach(updates::add);
        return updates.all();
    }

    /// How far a car came with one rollout.
    public static UpdateProgress progress(RolloutPlan plan, CarProgress car) {
        return new UpdateProgress(
                car.car(),
                plan.id().value(),
                plan.kind(),
                plan.release().version(),
                car.direction(),
                car.stage(),
                car.reason(),
                car.failure(),
                car.before() == null ? null : car.before().version(),
                car.attempt(),
                car.since(),
                car.deadline());
    }

    /// What consoles are told of a car that came to another stage; empty where that is no ending.
    public static Optional<FleetEvent.News> ending(RolloutPlan plan, CarProgress car, Instant now) {
        CarRecord.Ending ending = new CarRecord.Ending(car.car(), car.direction(), car.stage(), car.reason());
        return CarRecord.kind(plan, ending)
                .flatMap(kind -> CarRecord.news(
                        kind,
                        new UpdateEnding(
                                car.car(), plan.id().value(), plan.release().version(), car.reason(), null, now)));
    }

    /// What consoles are told of a decision; empty where they are not told of it.
    public static Optional<Decision> told(Decision decision) {
        return RolloutBoard.concernsTheWhole(decision) ? Optional.of(RolloutBoard.brief(decision)) : Optional.empty();
    }
}

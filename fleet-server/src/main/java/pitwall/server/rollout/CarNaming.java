package pitwall.server.rollout;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import pitwall.fleet.Car;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.server.registry.Draft;

/// Names the cars of phases that follow their queries: those that the query means, that the lead sees, and that no
/// other rollout has. Within a write, on the writer thread.
final class CarNaming {
    private final RolloutBook book;
    private final Planner planner;
    private final Authority authority;

    CarNaming(RolloutBook book, Planner planner, Authority authority) {
        this.book = book;
        this.planner = planner;
        this.authority = authority;
    }

    RolloutEvent.CarsNamed named(Draft draft, Rollout rollout, int phase) {
        return named(draft, rollout, phase, authority.sees(rollout));
    }

    private RolloutEvent.CarsNamed named(Draft draft, Rollout rollout, int phase, Predicate<Car> visible) {
        RolloutDraft pages = RolloutDraft.of(draft, book);
        Claims claims = new Claims(pages::activeOf, pages::find);
        return planner.named(
                draft.sql(),
                rollout.state().plan(),
                phase,
                Fleet.of(draft),
                visible,
                car -> claims.isFree(car.id(), rollout.id()),
                draft.now());
    }

    /// Why a rollout that would start now must not: its first phase would begin with more cars than anybody has agreed
    /// to. Empty where it may, and where its time has not come.
    ///
    /// @param lead whether whoever will lead it sees a car
    Optional<RolloutAnswer> tooMany(Draft draft, Rollout rollout, Predicate<Car> lead) {
        RolloutPlan plan = rollout.state().plan();
        Instant startAt = plan.terms().startAt();
        if (startAt != null && startAt.isAfter(draft.now())) {
            return Optional.empty();
        }
        for (int number = 0; number < plan.phases().size(); number++) {
            Phase phase = plan.phases().get(number);
            int cars = phase.followsQuery()
                    ? named(draft, rollout, number, lead).targets().size()
                    : phase.targets().size();
            int most = Objects.requireNonNullElse(phase.mostCars(), Integer.MAX_VALUE);
            if (cars > most) {
                return Optional.of(new RolloutAnswer.TooManyCars(phase.name(), cars, most));
            }
            if (cars > 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The same for one that has its lead.
    Optional<RolloutAnswer> tooMany(Draft draft, Rollout rollout) {
        return tooMany(draft, rollout, authority.sees(rollout));
    }
}

package pitwall.fleet.rollout;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// Settles which cars a phase has whose cars follow its query: those that the query means when it begins. More of them
/// than the plan allows are a matter for people.
final class RollCall {
    private final Turn turn;
    private final Course course;

    RollCall(Turn turn, Course course) {
        this.turn = turn;
        this.course = course;
    }

    /// The plan that follows from the naming; empty where nobody asked for it, or where there are too many cars.
    static Optional<RolloutPlan> plan(RolloutState state, RolloutEvent.CarsNamed named) {
        return isAsked(state.head().following(), named) && !isTooMany(state, named)
                ? Optional.of(state.plan().with(named.phase(), fitting(state.plan(), named)))
                : Optional.empty();
    }

    /// What is wanted, named as the plan has it; only for a state that wants something.
    static RolloutEvent.CarsNamed asPlanned(RolloutState state) {
        int phase = state.wantedCars().orElseThrow();
        return new RolloutEvent.CarsNamed(
                phase, state.plan().phases().get(phase).targets());
    }

    private static boolean isAsked(@Nullable Following following, RolloutEvent.CarsNamed named) {
        return following != null && Objects.equals(following.wanted(), named.phase());
    }

    private static boolean isTooMany(RolloutState state, RolloutEvent.CarsNamed named) {
        Following following = Objects.requireNonNullElse(state.head().following(), Following.NOTHING);
        int most = most(state.plan().phases().get(named.phase()));
        return fitting(state.plan(), named).size() > Math.max(most, following.allowed());
    }

    private static int most(Phase phase) {
        return Objects.requireNonNullElse(phase.mostCars(), Integer.MAX_VALUE);
    }

    /// Without cars that another phase keeps.
    private static List<Target> fitting(RolloutPlan plan, RolloutEvent.CarsNamed named) {
        Set<CarId> kept = new HashSet<>();
        for (int number = 0; number < plan.phases().size(); number++) {
            Phase phase = plan.phases().get(number);
            if (number < named.phase() || number > named.phase() && !phase.followsQuery()) {
                phase.targets().forEach(target -> kept.add(target.car()));
            }
        }
        return named.targets().stream().filter(target -> kept.add(target.car())).toList();
    }

    /// @param before as it was before this step; the turn already has the plan with the named cars
    Outcome named(RolloutState before, RolloutEvent.CarsNamed named) {
        Following following = turn.following;
        if (following == null || !isAsked(following, named)) {
            return Outcome.ignored(Outcome.Idle.ALREADY_SO);
        }
        List<Target> cars = fitting(before.plan(), named);
        int most = most(before.plan().phases().get(named.phase()));
        List<CarId> old = ids(before.plan().phases().get(named.phase()).targets());
        List<CarId> fresh = ids(cars);
        boolean taken = turn.plan != before.plan();
        List<CarId> came = without(fresh, old);
        List<CarId> left = without(old, fresh);
        turn.decide(number -> new Decision.CarsNamed(
                number,
                turn.now,
                named.phase(),
                fresh.size(),
                most,
                taken,
                came.size(),
                came,
                left.size(),
                left,
                claimed(named)));
        if (taken) {
            turn.following = following.settled(named.phase());
            begin();
        } else {
            refuse(following.refusing(fresh.size()), most);
        }
        return Outcome.TAKEN;
    }

    private static Decision.@Nullable Claimed claimed(RolloutEvent.CarsNamed named) {
        List<CarId> cars = named.claimed().stream().sorted().toList();
        return cars.isEmpty() ? null : new Decision.Claimed(cars.size(), cars);
    }

    private void begin() {
        if (turn.startedAt == null) {
            course.start(Because.START_TIME);
        } else {
            course.next();
        }
    }

    /// Before the start nobody has approved so many: it is a draft again. Later a person decides.
    private void refuse(Following refusing, int most) {
        turn.following = refusing;
        if (turn.startedAt == null) {
            turn.approval = null;
            turn.become(RolloutStatus.DRAFT, Because.APPROVAL_VOIDED);
            return;
        }
        course.record(new Gates(turn).carLimit(refusing.seen(), most));
        course.endings().pauseFor(Gate.CAR_LIMIT);
    }

    private static List<CarId> ids(List<Target> targets) {
        return targets.stream().map(Target::car).toList();
    }

    private static List<CarId> without(List<CarId> cars, List<CarId> others) {
        Set<CarId> known = others.stream().collect(Collectors.toSet());
        return cars.stream().filter(car -> !known.contains(car)).sorted().toList();
    }
}

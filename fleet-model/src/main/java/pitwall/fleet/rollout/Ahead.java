package pitwall.fleet.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;

/// Who may download the release before it is asked to run it: cars of released waves that wait for something else than
/// a free place. A download is no intent: it takes no place, changes no stage and proves nothing, and a car that never
/// hears of it downloads when it is asked.
///
/// @param unmetered the car downloads only where bytes cost nothing
public record Ahead(CarId car, boolean unmetered) {
    /// All of them, in the plan's order.
    public static List<Ahead> of(RolloutState state) {
        List<Ahead> ahead = new ArrayList<>();
        if (isTime(state)) {
            for (int position = 0; position < state.roster().size(); position++) {
                Ahead one = at(state, position);
                if (one != null) {
                    ahead.add(one);
                }
            }
        }
        return List.copyOf(ahead);
    }

    /// The one car, if it may.
    public static Optional<Ahead> of(RolloutState state, CarId car) {
        Integer position = state.roster().position(car);
        return position == null || !isTime(state) ? Optional.empty() : Optional.ofNullable(at(state, position));
    }

    private static boolean isTime(RolloutState state) {
        boolean going = state.status() == RolloutStatus.RUNNING || state.status() == RolloutStatus.SOAKING;
        return going && state.plan().downloadAhead() && state.plan().kind() == UpdateKind.UPDATE;
    }

    private static @Nullable Ahead at(RolloutState state, int position) {
        CarProgress car = state.cars().progress(position);
        CarFacts facts = state.cars().facts(position);
        boolean waits = car.stage() == CarStage.WAITING
                && car.direction() == Direction.FORWARD
                && state.roster().waveOf(position) <= state.head().wave();
        if (!waits || facts == null || facts.network() == null || facts.heldBy() != null || facts.updating()) {
            return null;
        }
        RolloutRules rules = new RolloutRules();
        if (rules.misfit(facts, state.plan().demand()).isPresent() || isNext(state, position, facts, rules)) {
            return null;
        }
        boolean forced = state.plan().terms().forced();
        return new Ahead(car.car(), !forced && state.cars().limits(position).unmetered());
    }

    /// Whether it waits for nothing but a free place: it is asked soon.
    private static boolean isNext(RolloutState state, int position, CarFacts facts, RolloutRules rules) {
        boolean forced = state.plan().terms().forced();
        return rules.standsReady(facts, state.plan().demand(), state.cars().limits(position))
                && (forced
                        || state.cars()
                                .limits(position)
                                .calendar()
                                .at(state.head().at())
                                .open());
    }
}

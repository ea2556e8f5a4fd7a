package pitwall.views.rollout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutDrift.PhaseDrift;
import pitwall.views.kit.Strings;

/// How far the cars of a rollout are from those that its queries mean by now, over all phases. Immutable.
///
/// @param joined cars that came into what is meant after it was planned, and that it will not take
/// @param left cars that it has, did not ask yet, and that are not meant any more
/// @param coming cars that came and that a phase will begin with, for it follows its query and has not begun
/// @param going cars that such a phase will not begin with any more
/// @param missed the joined ones that the server named
/// @param allJoined all that came, of those that the server named
/// @param allLeft all that left, of those that the server named
record Drift(int joined, int left, int coming, int going, NamedCars missed, NamedCars allJoined, NamedCars allLeft) {
    static final Drift NONE = new Drift(0, 0, 0, 0, NamedCars.NONE, NamedCars.NONE, NamedCars.NONE);

    /// @param over whether no car will be asked any more: then it does not matter which it would not ask
    static Drift of(RolloutDrift counted, boolean over) {
        List<PhaseDrift> phases = counted.phases();
        Predicate<PhaseDrift> keeps = phase -> over || !Boolean.FALSE.equals(phase.settled());
        Predicate<PhaseDrift> asks = phase -> !over;
        return new Drift(
                sum(phases, keeps, PhaseDrift::joined),
                sum(phases, keeps.and(asks), PhaseDrift::left),
                sum(phases, keeps.negate(), PhaseDrift::joined),
                sum(phases, keeps.negate(), PhaseDrift::left),
                named(phases, keeps, PhaseDrift::joinedCars),
                named(phases, _ -> true, PhaseDrift::joinedCars),
                named(phases, asks, PhaseDrift::leftCars));
    }

    private static int sum(List<PhaseDrift> phases, Predicate<PhaseDrift> which, ToIntFunction<PhaseDrift> count) {
        return phases.stream().filter(which).mapToInt(count).sum();
    }

    private static NamedCars named(
            List<PhaseDrift> phases, Predicate<PhaseDrift> which, Function<PhaseDrift, List<CarId>> cars) {
        return NamedCars.of(phases.stream()
                .filter(which)
                .map(cars)
                .flatMap(Collection::stream)
                .toList());
    }

    /// How many came.
    int came() {
        return joined + coming;
    }

    /// How many left.
    int went() {
        return left + going;
    }

    /// What there is to say; empty where nothing drifted.
    String words(Strings strings) {
        List<String> sentences = new ArrayList<>();
        if (joined > 0) {
            sentences.add(strings.plural("rollout.drift.joined", joined));
        }
        if (left > 0) {
            sentences.add(strings.plural("rollout.drift.left", left));
        }
        if (coming > 0 || going > 0) {
            sentences.add(strings.get("rollout.drift.following", coming, going));
        }
        return String.join(" ", sentences);
    }
}

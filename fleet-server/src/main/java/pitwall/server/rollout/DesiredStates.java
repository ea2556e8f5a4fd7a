package pitwall.server.rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.server.registry.Draft;
import pitwall.server.rollout.StagedRollouts.Asker;
import pitwall.server.storage.Database;
import pitwall.server.storage.DesiredStateRows;

/// What is wanted of the cars of a query. Saying it freezes the cars that match and has a rollout bring them there;
/// cars that come to match later are shown as drift until somebody says it again. What takes a [Draft] runs within a
/// write; the rest is thread-safe.
public final class DesiredStates {
    private final Database database;
    private final RolloutBook book;
    private final RolloutIndex index;
    private final StagedRollouts staged;
    private final FreshnessPolicy freshness;

    DesiredStates(
            Database database, RolloutBook book, RolloutIndex index, StagedRollouts staged, FreshnessPolicy freshness) {
        this.database = database;
        this.book = book;
        this.index = index;
        this.staged = staged;
        this.freshness = freshness;
    }

    /// What somebody said, and the rollout that brings the cars there.
    public record Said(DesiredStateRows.Row state, Rollout rollout) {}

    /// How things are with a desired state.
    ///
    /// @param converged cars of the frozen set whose state proves the version
    /// @param arrived cars that match now and are not in the frozen set, by id
    /// @param left cars of the frozen set that do not match any more or are gone, by id
    public record Standing(
            DesiredStateRows.Row state, Rollout rollout, int converged, List<CarId> arrived, List<CarId> left) {
        public Standing {
            arrived = List.copyOf(arrived);
            left = List.copyOf(left);
        }
    }

    /// What became of a wish.
    public sealed interface Answer {
        /// @param before what was wanted under the name until now; absent where the name is new
        record Done(DesiredStateRows.Row state, Rollout rollout, DesiredStateRows.@Nullable Row before)
                implements Answer {}

        /// Somebody else said something else meanwhile.
        record OtherGeneration(long current) implements Answer {}

        /// It is there already, and the wish did not say which generation it is based on.
        record GenerationNeeded() implements Answer {}

        /// The rollout of the generation before has not ended.
        record Busy(Rollout rollout) implements Answer {}

        record Not(RolloutAnswer why) implements Answer {}
    }

    /// @param query the words of the only phase of `wish`
    /// @param generation the one it is based on; absent for a new name
    public Answer put(
            Draft draft, String name, String query, RolloutWish wish, @Nullable Long generation, Asker asker) {
        DesiredStateRows rows = new DesiredStateRows(draft.sql());
        Optional<DesiredStateRows.Row> before = rows.newest(name);
        long current = before.map(DesiredStateRows.Row::generation).orElse(0L);
        if (before.isPresent() && generation == null) {
            return new Answer.GenerationNeeded();
        }
        if (generation != null && generation != current) {
            return new Answer.OtherGeneration(current);
        }
        Optional<Rollout> running = before.flatMap(row -> staged.find(draft, row.rollout()))
                .filter(rollout -> isWanted(rollout.state().status()));
        if (running.isPresent()) {
            return new Answer.Busy(running.get());
        }
        return switch (staged.create(draft, wish, asker, true)) {
            case RolloutAnswer.Done(Rollout rollout) -> {
                DesiredStateRows.Row row = new DesiredStateRows.Row(
                        name, current + 1, query, wish.version(), rollout.id(), asker.user(), draft.now());
                rows.add(row);
                yield new Answer.Done(row, rollout, before.orElse(null));
            }
            case RolloutAnswer other -> new Answer.Not(other);
        };
    }

    /// What a second person refused, or somebody took back, is a draft that waits for nobody.
    private static boolean isWanted(RolloutStatus status) {
        return !status.isOver() && status != RolloutStatus.DRAFT;
    }

    /// Those of which somebody may see every frozen car, by name.
    public List<Said> all(Asker asker) {
        return database.read(sql -> new DesiredStateRows(sql).newest()).stream()
                .flatMap(row -> seen(row, asker).stream())
                .toList();
    }

    public Optional<Standing> find(String name, Fleet fleet, Asker asker, Instant now) {
        return database.read(sql -> new DesiredStateRows(sql).newest(name))
                .flatMap(row -> seen(row, asker))
                .map(said -> standing(said.state(), said.rollout(), fleet, asker, now));
    }

    private Optional<Said> seen(DesiredStateRows.Row row, Asker asker) {
        return index.find(row.rollout()).filter(asker::sees).map(rollout -> new Said(row, rollout));
    }

    /// How a rollout stands with what somebody said.
    public Standing standing(DesiredStateRows.Row row, Rollout rollout, Fleet fleet, Asker asker, Instant now) {
        CarQuery query = query(row.query());
        QueryContext context = new QueryContext(now, freshness);
        Map<CarId, Car> matching = new HashMap<>();
        fleet.cars().stream()
                .filter(car -> asker.sees(car) && fleet.isMeant(query, car, context))
                .forEach(car -> matching.put(car.id(), car));
        Set<CarId> frozen = frozen(rollout);
        Software wanted = rollout.state().plan().release().software();
        return new Standing(
                row,
                rollout,
                (int) frozen.stream().filter(car -> proves(car, wanted)).count(),
                matching.keySet().stream()
                        .filter(car -> !frozen.contains(car))
                        .sorted()
                        .toList(),
                frozen.stream()
                        .filter(car -> !matching.containsKey(car))
                        .sorted()
                        .toList());
    }

    private boolean proves(CarId car, Software wanted) {
        return book.software(car)
                .filter(says -> says.confirmed() && Convergences.build(says).isSameBuild(wanted))
                .isPresent();
    }

    private static Set<CarId> frozen(Rollout rollout) {
        return rollout.state().plan().phases().stream()
                .map(Phase::targets)
                .flatMap(List::stream)
                .map(Target::car)
                .collect(Collectors.toSet());
    }

    /// Only what could be read was ever stored.
    private static CarQuery query(String text) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid(var error) -> throw new IllegalStateException("a stored query is damaged: " + text);
        };
    }
}

package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.client.past.CarFilter;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvent;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.Seeds;

/// The changes that the past tells of are those between what was seen from second to second.
class PastEventsTest {
    private static final HistoryRetention SHORT =
            new HistoryRetention(Duration.ofMinutes(3), Duration.ofMinutes(20), Duration.ofDays(7), 1L << 30);

    @TempDir
    private Path folder;

    private final RandomGenerator random =
            Seeds.announced("histories that are looked through").generator();
    private final HistoryFixture fleet = new HistoryFixture(random);

    @Test
    void everySecondInWhichACarChangedIsToldWithHowManyDid() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        fleet.picture(60);
        for (int second = 0; second < 1_500; second++) {
            fleet.second(8);
            if (random.nextInt(20) == 0) {
                tape.write(fleet.journal);
            }
        }
        tape.write(fleet.journal);

        assertIsTold(tape, CarFilter.ALL, id -> true);
        assertIsTold(tape, (car, update, at) -> isChosen(car.id()), PastEventsTest::isChosen);
    }

    @Test
    void whatIsThinnedTellsTheSame() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, SHORT);
        fleet.picture(40);
        for (int second = 0; second < 3_000; second++) {
            fleet.second(3);
            tape.write(fleet.journal);
            if (second % 300 == 0) {
                tape.tidy();
            }
        }
        tape.tidy();

        assertIsTold(tape, CarFilter.ALL, id -> true);
    }

    @Test
    void aStretchThatNobodySawTellsNothing() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        fleet.picture(20);
        fleet.second(3);
        tape.write(fleet.journal);

        Instant before = HistoryFixture.BEGIN.minusSeconds(900);
        assertThat(tape.between(before, HistoryFixture.BEGIN, CarFilter.ALL)).isEqualTo(Happenings.NONE);
        assertThat(tape.between(fleet.now(), fleet.now().plusSeconds(900), CarFilter.ALL))
                .isEqualTo(Happenings.NONE);
    }

    /// In stretches of any length, as one after the other is looked through.
    private void assertIsTold(HistoryTape tape, CarFilter filter, Predicate<CarId> counted) throws IOException {
        Map<Instant, Integer> told = new TreeMap<>();
        List<PastEvent> events = new ArrayList<>();
        long from = fleet.seen.firstKey();
        while (from < fleet.seen.lastKey()) {
            long to = Math.min(fleet.seen.lastKey(), from + 1 + random.nextInt(1_200));
            Happenings happened = tape.between(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), filter);
            happened.cars()
                    .forEach(busy ->
                            assertThat(told.put(busy.at(), busy.count())).isNull());
            assertThat(happened.events()).isSortedAccordingTo(Comparator.comparing(PastEvent::at));
            events.addAll(happened.events());
            from = to;
        }
        assertThat(told).isEqualTo(expected(counted));
        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(steps(filter, counted))
                .isNotEmpty();
    }

    /// What there is to see of alarms and rollouts between two seconds that were seen.
    private List<PastEvent> steps(CarFilter filter, Predicate<CarId> counted) {
        List<PastEvent> steps = new ArrayList<>();
        FleetSnapshot before = null;
        for (Map.Entry<Long, FleetSnapshot> entry : fleet.seen.entrySet()) {
            FleetSnapshot now = entry.getValue();
            if (before != null) {
                FleetBoard then = before.board();
                Instant at = Instant.ofEpochSecond(entry.getKey());
                now.board().rollouts().stream()
                        .filter(view -> hasMoved(then.rollout(view.id()), view))
                        .forEach(view -> steps.add(new PastEvent.RolloutMoved(at, view)));
                now.board().alarms().alarms().stream()
                        .filter(alarm -> hasCome(then.alarms().alarm(alarm.id()), alarm))
                        .filter(alarm -> filter == CarFilter.ALL || concerns(alarm, now, counted))
                        .forEach(alarm -> steps.add(new PastEvent.AlarmCame(at, alarm)));
            }
            before = now;
        }
        return steps;
    }

    private static boolean hasMoved(Optional<RolloutView> before, RolloutView now) {
        return !now.rollout().single()
                && (before.isEmpty()
                        || before.get().rollout().status() != now.rollout().status()
                        || !Objects.equals(
                                before.get().rollout().phase(), now.rollout().phase()));
    }

    private static boolean hasCome(Optional<AlarmView> before, AlarmView now) {
        return now.isActive()
                && (before.isEmpty() || now.activations() > before.get().activations());
    }

    /// Where not all cars count, an alarm of a car does where the car is there and counts, any other one always.
    private static boolean concerns(AlarmView alarm, FleetSnapshot now, Predicate<CarId> counted) {
        return alarm.object().kind() != AlarmObject.Kind.CAR
                || HistoryFixture.cars(now).keySet().stream()
                        .filter(counted)
                        .anyMatch(id -> id.value().equals(alarm.object().id()));
    }

    private Map<Instant, Integer> expected(Predicate<CarId> counted) {
        Map<Instant, Integer> counts = new TreeMap<>();
        FleetSnapshot before = null;
        for (Map.Entry<Long, FleetSnapshot> entry : fleet.seen.entrySet()) {
            FleetSnapshot now = entry.getValue();
            if (before != null) {
                long changed = changed(before, now).stream().filter(counted).count();
                if (changed > 0) {
                    counts.put(Instant.ofEpochSecond(entry.getKey()), (int) changed);
                }
            }
            before = now;
        }
        return counts;
    }

    private static Set<CarId> changed(FleetSnapshot before, FleetSnapshot now) {
        Map<CarId, Object> then = parts(before);
        Map<CarId, Object> later = parts(now);
        Set<CarId> all = new HashSet<>(then.keySet());
        all.addAll(later.keySet());
        return all.stream()
                .filter(id -> !Objects.equals(then.get(id), later.get(id)))
                .collect(Collectors.toSet());
    }

    /// All of a car that is no figure.
    private static Map<CarId, Object> parts(FleetSnapshot snapshot) {
        Map<CarId, UpdateProgress> updates = HistoryFixture.updates(snapshot);
        return HistoryFixture.cars(snapshot).values().stream()
                .collect(Collectors.toMap(
                        Car::id, car -> List.of(car.info(), car.status(), step(updates.get(car.id())))));
    }

    private static List<Object> step(@Nullable UpdateProgress update) {
        return update == null ? List.of() : List.of(update.rollout(), update.direction(), update.stage());
    }

    private static boolean isChosen(CarId id) {
        return id.value().hashCode() % 2 == 0;
    }
}

package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.SafetyState;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.Opening;
import pitwall.fleet.safety.SafetyLimits;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.UpdateDemand;

/// The cars of a rollout with the indexes that make a step cheap: who could be offered something now, whose time is up
/// next, how many are where. A state owns one and never changes it; a step works on a [#copy], which costs nothing
/// because the tables are shared.
final class Cars {
    /// A car that could be offered something as soon as its lane's window is open. Sorted by lane, then position.
    record Seat(int lane, int position) implements Comparable<Seat> {
        @Override
        public int compareTo(Seat other) {
            int compared = Integer.compare(lane, other.lane);
            return compared != 0 ? compared : Integer.compare(position, other.position);
        }
    }

    /// A car whose stage ends by itself. Sorted by time, then position.
    record Due(Instant at, int position) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int compared = at.compareTo(other.at);
            return compared != 0 ? compared : Integer.compare(position, other.position);
        }
    }

    /// The lane of cars that go back: no window holds them up.
    static final int BACK_LANE = -1;

    private final Roster roster;
    private final UpdateDemand demand;
    private final List<Phase> phases;
    private final RolloutRules rules;
    private List<SafetyLimits> limits = List.of();
    private int released;
    private GivenUp givenUp = GivenUp.NONE;
    private SortedTable<Integer, CarProgress> progress = SortedTable.empty();
    private SortedTable<Integer, CarFacts> facts = SortedTable.empty();
    private SortedTable<Seat, Boolean> ready = SortedTable.empty();
    private SortedTable<Due, Boolean> due = SortedTable.empty();
    private SortedTable<Integer, Tally> tallies = SortedTable.empty();
    private SortedTable<Integer, Integer> unsafe = SortedTable.empty();
    private SortedTable<Integer, Opening> openings = SortedTable.empty();

    Cars(Roster roster, RolloutPlan plan, RolloutRules rules, SafetyPolicy policy) {
        this.roster = roster;
        this.demand = plan.demand();
        this.phases = plan.phases();
        this.rules = rules;
        for (int wave = 0; wave < roster.waves().size(); wave++) {
            Roster.Span span = roster.waves().get(wave);
            Tally tally = Tally.NONE;
            for (int position = span.from(); position < span.to(); position++) {
                tally = tally.moved(null, CarStage.WAITING);
            }
            tallies = tallies.with(wave, tally);
        }
        judgeBy(policy);
    }

    private Cars(Cars original) {
        roster = original.roster;
        demand = original.demand;
        phases = original.phases;
        rules = original.rules;
        limits = original.limits;
        released = original.released;
        givenUp = original.givenUp;
        progress = original.progress;
        facts = original.facts;
        ready = original.ready;
        due = original.due;
        tallies = original.tallies;
        unsafe = original.unsafe;
        openings = original.openings;
    }

    Cars copy() {
        return new Cars(this);
    }

    CarProgress progress(int position) {
        CarProgress touched = progress.get(position);
        return touched != null
                ? touched
                : CarProgress.untouched(roster.target(position).car(), Instant.EPOCH);
    }

    /// What is known of the car; absent until the server said something since the last start.
    @Nullable
    CarFacts facts(int position) {
        return facts.get(position);
    }

    SafetyLimits limits(int position) {
        return limits.get(roster.laneOf(position));
    }

    /// What is asked of the car on its way in this direction.
    SafetyLimits asked(int position, Direction direction) {
        return switch (direction) {
            case FORWARD -> limits(position);
            case BACK -> limits(position).onTheWayBack();
        };
    }

    /// Whether cars of the lane may begin at `now`. Remembered until the next change, because a calendar is dear.
    Opening opening(int lane, Instant now) {
        if (lane == BACK_LANE) {
            return Opening.ALWAYS;
        }
        Opening known = openings.get(lane);
        if (known == null || known.until() != null && !now.isBefore(known.until())) {
            known = limits.get(lane).calendar().at(now);
            openings = openings.with(lane, known);
        }
        return known;
    }

    Tally tally(int fromWave, int toWave) {
        Tally sum = Tally.NONE;
        for (int wave = fromWave; wave <= toWave; wave++) {
            sum = sum.plus(Objects.requireNonNull(tallies.get(wave)));
        }
        return sum;
    }

    int unsafe(int fromWave, int toWave) {
        int sum = 0;
        for (int wave = fromWave; wave <= toWave; wave++) {
            sum += Objects.requireNonNullElse(unsafe.get(wave), 0);
        }
        return sum;
    }

    /// The cars that were given up and may be changing all the same at `now`.
    GivenUp givenUp(Instant now) {
        givenUp = givenUp.at(now);
        return givenUp;
    }

    /// The next car in `lane` that could be offered something, or the first one of a later lane; absent if none is
    /// left.
    @Nullable
    Seat readyFrom(int lane) {
        return ready.ceiling(new Seat(lane, 0));
    }

    /// The car whose time is up first; absent if no stage ends by itself.
    @Nullable
    Due nextDue() {
        return due.first();
    }

    /// The positions of all cars with a deadline.
    List<Integer> withDeadline() {
        List<Integer> positions = new ArrayList<>();
        due.forEach((entry, present) -> positions.add(entry.position()));
        return positions;
    }

    /// All cars that are not untouched, by position.
    List<CarProgress> touched() {
        List<CarProgress> list = new ArrayList<>();
        progress.forEach((position, car) -> list.add(car));
        return list;
    }

    void put(int position, CarProgress next) {
        CarProgress old = progress(position);
        count(position, -1);
        if (old.stage() != next.stage()) {
            int wave = roster.waveOf(position);
            tallies =
                    tallies.with(wave, Objects.requireNonNull(tallies.get(wave)).moved(old.stage(), next.stage()));
        }
        if (old.deadline() != null) {
            due = due.without(new Due(old.deadline(), position));
        }
        if (next.deadline() != null) {
            due = due.with(new Due(next.deadline(), position), true);
        }
        progress = progress.with(position, next);
        count(position, 1);
        index(position, old.direction());
    }

    void see(int position, CarFacts seen) {
        count(position, -1);
        facts = facts.with(position, seen);
        count(position, 1);
        index(position, progress(position).direction());
    }

    /// Lets the cars of all waves before `count` be taken.
    void release(int count) {
        int first = released;
        released = count;
        for (int wave = first; wave < count; wave++) {
            Roster.Span span = roster.waves().get(wave);
            for (int position = span.from(); position < span.to(); position++) {
                index(position, Direction.FORWARD);
            }
        }
    }

    /// Judges all cars anew.
    void judgeBy(SafetyPolicy policy) {
        limits = roster.lanes().stream()
                .map(lane -> policy.limits(lane.region(), lane.model(), demand.conditions()))
                .toList();
        openings = SortedTable.empty();
        for (int position = 0; position < roster.size(); position++) {
            index(position, progress(position).direction());
        }
    }

    private void index(int position, Direction formerly) {
        CarProgress car = progress(position);
        if (formerly != car.direction()) {
            ready = ready.without(seat(position, formerly));
        }
        Seat seat = seat(position, car.direction());
        ready = isReady(position, car) ? ready.with(seat, true) : ready.without(seat);
    }

    private boolean isReady(int position, CarProgress car) {
        CarFacts known = facts.get(position);
        return car.stage() == CarStage.WAITING
                && car.deadline() == null
                && known != null
                && (car.direction() == Direction.BACK || roster.waveOf(position) < released)
                && rules.standsReady(known, demand, asked(position, car.direction()));
    }

    private Seat seat(int position, Direction direction) {
        return new Seat(direction == Direction.BACK ? BACK_LANE : roster.laneOf(position), position);
    }

    private void count(int position, int sign) {
        CarProgress car = progress(position);
        CarFacts known = facts.get(position);
        if (known != null && known.safety() != SafetyState.NORMAL && car.stage() == CarStage.SUCCEEDED) {
            int wave = roster.waveOf(position);
            unsafe = unsafe.with(wave, Objects.requireNonNullElse(unsafe.get(wave), 0) + sign);
        }
        Timing timing = phases.get(roster.phaseOf(position)).timing();
        givenUp = givenUp.counting(sign, position, car, known, rules.mayChangeUntil(car, known, timing));
    }
}

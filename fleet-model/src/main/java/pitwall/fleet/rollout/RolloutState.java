package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.UpdateVerdict;

/// Where a rollout stands. Immutable; a step shares all but the changed cars with the state before.
///
/// To store it, store the plan, the policy, [#head] and [#touched]; [#restore] makes it again. What is known of the
/// cars ([RolloutEvent.CarSeen]) is not part of what is stored: after a restart the server tells it anew, and until
/// then no car is asked.
public final class RolloutState {
    private final RolloutPlan plan;
    private final SafetyPolicy policy;
    private final RolloutHead head;
    private final Roster roster;
    private final Cars cars;

    RolloutState(RolloutPlan plan, SafetyPolicy policy, RolloutHead head, Roster roster, Cars cars) {
        this.plan = plan;
        this.policy = policy;
        this.head = head;
        this.roster = roster;
        this.cars = cars;
    }

    /// A new rollout that nobody has asked for yet.
    public static RolloutState draft(RolloutPlan plan, SafetyPolicy policy, Instant now) {
        return draft(plan, policy, now, new RolloutRules());
    }

    static RolloutState draft(RolloutPlan plan, SafetyPolicy policy, Instant now, RolloutRules rules) {
        Roster roster = new Roster(plan);
        return new RolloutState(plan, policy, RolloutHead.draft(now), roster, new Cars(roster, plan, rules, policy));
    }

    /// The state that was stored. Fails with [IllegalArgumentException] if a row names a car outside the plan.
    public static RolloutState restore(
            RolloutPlan plan, SafetyPolicy policy, RolloutHead head, List<CarProgress> touched) {
        return restore(plan, policy, head, touched, new RolloutRules());
    }

    static RolloutState restore(
            RolloutPlan plan, SafetyPolicy policy, RolloutHead head, List<CarProgress> touched, RolloutRules rules) {
        Roster roster = new Roster(plan);
        Cars cars = new Cars(roster, plan, rules, policy);
        for (CarProgress car : touched) {
            Integer position = roster.position(car.car());
            if (position == null) {
                throw new IllegalArgumentException("car " + car.car() + " is not in plan " + plan.id());
            }
            cars.put(position, car);
        }
        cars.release(releasedWaves(head, roster));
        return new RolloutState(plan, policy, head, roster, cars);
    }

    static int releasedWaves(RolloutHead head, Roster roster) {
        return head.startedAt() == null
                ? 0
                : Math.min(head.wave() + 1, roster.waves().size());
    }

    public RolloutPlan plan() {
        return plan;
    }

    public SafetyPolicy policy() {
        return policy;
    }

    public RolloutHead head() {
        return head;
    }

    public RolloutStatus status() {
        return head.status();
    }

    /// What the rollout remembers of a car; empty if it is not in the plan.
    public Optional<CarProgress> progress(CarId car) {
        return Optional.ofNullable(roster.position(car)).map(cars::progress);
    }

    /// What is known of a car; empty if nothing was said since the last start.
    public Optional<CarFacts> facts(CarId car) {
        return Optional.ofNullable(roster.position(car)).map(cars::facts);
    }

    /// The cars about which there is something to store, in the plan's order.
    public List<CarProgress> touched() {
        return cars.touched();
    }

    /// Where cars of the plan belong, and which model they are.
    public record Place(String region, String model) {}

    /// Each place that the plan has cars of, once.
    public List<Place> places() {
        return roster.lanes().stream()
                .map(lane -> new Place(lane.region(), lane.model()))
                .toList();
    }

    /// The cars of a wave, counted from 0 over all phases, in the plan's order.
    public List<CarId> wave(int number) {
        Roster.Span span = roster.waves().get(number);
        return IntStream.range(span.from(), span.to())
                .mapToObj(position -> roster.target(position).car())
                .toList();
    }

    /// Whether nobody else may plan this car: the rollout was launched, is not over, and the car is neither excluded
    /// nor in other hands. The cars of a phase that follows its query are nobody's until they are named.
    public boolean claims(CarId car) {
        boolean launched =
                head.status() != RolloutStatus.DRAFT && !head.status().isOver();
        Integer position = roster.position(car);
        return launched
                && position != null
                && isSettled(roster.phaseOf(position))
                && progress(car)
                        .filter(one -> one.stage() != CarStage.EXCLUDED && one.stage() != CarStage.TAKEN_OVER)
                        .isPresent();
    }

    /// How many cars of a phase (counted from 0) are where.
    public Tally tally(int phase) {
        Tally sum = Tally.NONE;
        for (int wave = 0; wave < roster.waves().size(); wave++) {
            if (roster.waves().get(wave).phase() == phase) {
                sum = sum.plus(cars.tally(wave, wave));
            }
        }
        return sum;
    }

    /// How many cars of all phases are where.
    public Tally tally() {
        return cars.tally(0, roster.waves().size() - 1);
    }

    /// The phase that runs or ran last, counted from 0; empty for a plan without cars.
    public Optional<Integer> phase() {
        int last = roster.waves().size() - 1;
        return last < 0
                ? Optional.empty()
                : Optional.of(roster.waves().get(Math.min(head.wave(), last)).phase());
    }

    /// The phase, counted from 0, that is about to begin and whose cars must be named with [RolloutEvent.CarsNamed];
    /// empty unless one is.
    public Optional<Integer> wantedCars() {
        return Optional.ofNullable(head.following()).map(Following::wanted);
    }

    /// Whether a phase, counted from 0, has the cars that it keeps: its own, or those that its query meant when it
    /// began.
    public boolean isSettled(int phase) {
        return !plan.phases().get(phase).followsQuery()
                || head.following() != null && phase < head.following().settled();
    }

    /// When something will be due although nobody does anything; empty if nothing will.
    public Optional<Instant> nextWake() {
        return new Wake(this).next();
    }

    /// Why a car is not being updated and when it could be, the gravest reason first; empty if nothing stands against
    /// it, if it is being changed, or if it is not in the plan.
    public List<UpdateVerdict> verdicts(CarId car, Instant now) {
        Integer position = roster.position(car);
        return position == null ? List.of() : new CarStanding(this, position, now).verdicts();
    }

    /// What the rollout waits for. Costs a look at every car that waits.
    public WaitingFor waitingFor(Instant now) {
        return new Outlook(this, now).waitingFor();
    }

    /// Every phase with its waves, shares, reasons and gates. Costs a look at every car.
    public List<RolloutLane> lanes(Instant now) {
        return new Lanes(this, now).all();
    }

    Roster roster() {
        return roster;
    }

    Cars cars() {
        return cars;
    }

    /// Equal when the stored parts are equal; what is known of the cars does not count.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RolloutState state
                && plan.equals(state.plan)
                && policy.equals(state.policy)
                && head.equals(state.head)
                && touched().equals(state.touched());
    }

    @Override
    public int hashCode() {
        return Objects.hash(plan.id(), head);
    }

    @Override
    public String toString() {
        return plan.id() + " " + head.status() + " wave " + head.wave() + " " + tally();
    }
}

package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.SafetyState;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;

/// Runs a plan in virtual time with cars that are always ready and always succeed, on the engine itself.
final class Rehearsal {
    private static final Duration LIMIT = Duration.ofDays(60);

    private record Arrival(Instant at, int order, CarId car) {}

    private final RolloutPlan plan;
    private final Duration typical;
    private final Map<CarId, CarFacts> known;
    private final Set<CarId> excluded;
    private final RolloutEngine engine = new RolloutEngine();
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparing(Arrival::at).thenComparing(Arrival::order));
    private final List<Ran> phases = new ArrayList<>();
    private final SafetyPolicy policy;
    private Instant now = Instant.EPOCH;
    private int order;
    private int peak;
    private int phase = -1;
    private Instant phaseFrom = Instant.EPOCH;

    /// @param known what the cars run now; the rest of what is known of them is not looked at
    /// @param excluded cars that would never be asked
    Rehearsal(
            RolloutPlan plan, SafetyPolicy policy, Duration typical, Map<CarId, CarFacts> known, Set<CarId> excluded) {
        LaunchTerms terms = plan.terms();
        this.plan = plan.with(new LaunchTerms(terms.startAt(), false, terms.forceReason(), terms.note()));
        this.policy = policy;
        this.typical = typical;
        this.known = known;
        this.excluded = excluded;
    }

    void run(Instant start) {
        now = start;
        RolloutState state = engine.draft(plan, policy, start);
        for (Phase one : plan.phases()) {
            for (Target target : one.targets()) {
                CarFacts facts = facts(target, excluded.contains(target.car()) ? release() : null);
                state = engine.step(state, new RolloutEvent.CarSeen(facts), now).state();
            }
        }
        state = step(state, new RolloutEvent.Act(new PersonAct.Launch("dry run")));
        while (!state.status().isOver() && now.isBefore(start.plus(LIMIT))) {
            state = next(state);
        }
        endPhase();
    }

    /// Lets the next thing happen: a car is done, or the engine's own time has come.
    private RolloutState next(RolloutState state) {
        Arrival arrival = arrivals.peek();
        Instant wake = state.nextWake().orElse(now.plus(LIMIT));
        if (arrival != null && !arrival.at().isAfter(wake)) {
            arrivals.remove();
            now = arrival.at();
            Target target = state.roster().target(position(state, arrival.car()));
            return step(state, new RolloutEvent.CarSeen(facts(target, release())));
        }
        now = wake;
        return step(state, new RolloutEvent.Tick());
    }

    private static int position(RolloutState state, CarId car) {
        Integer position = state.roster().position(car);
        if (position == null) {
            throw new IllegalStateException("asked a car outside the plan: " + car);
        }
        return position;
    }

    private RolloutState step(RolloutState state, RolloutEvent event) {
        Step step = engine.step(state, event, now);
        for (RolloutIntent intent : step.intents()) {
            arrivals.add(new Arrival(now.plus(typical), order++, intent.car()));
        }
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.WaveReleased released && released.phase() != phase) {
                endPhase();
                phase = released.phase();
                phaseFrom = now;
            }
        }
        peak = Math.max(peak, step.state().tally().inFlight());
        // A phase that follows its query begins with the cars that it would have now.
        return step.state().wantedCars().isPresent()
                ? step(step.state(), RollCall.asPlanned(step.state()))
                : step.state();
    }

    /// A phase, counted from 0, that ran from its first released car to its end.
    private record Ran(int phase, Instant from, Instant to) {}

    private void endPhase() {
        if (phase >= 0) {
            phases.add(new Ran(phase, phaseFrom, now));
        }
    }

    private Software release() {
        return plan.release().software();
    }

    private @Nullable RunningSoftware running(Target target) {
        CarFacts facts = known.get(target.car());
        return facts == null ? null : facts.running();
    }

    private @Nullable String hardware(Target target) {
        CarFacts facts = known.get(target.car());
        return facts == null ? null : facts.hardware();
    }

    private @Nullable String agent(Target target) {
        RunningSoftware runs = running(target);
        return runs == null ? null : runs.agent();
    }

    private CarFacts facts(Target target, @Nullable Software software) {
        RunningSoftware runs =
                software == null ? running(target) : new RunningSoftware(software, true, true, agent(target));
        return new CarFacts(
                target.car(),
                target.region(),
                target.model(),
                Connectivity.ONLINE,
                Motion.PARKED,
                SafetyState.NORMAL,
                100,
                false,
                false,
                runs,
                target.history(),
                hardware(target),
                null,
                now,
                true,
                NetworkKind.WIRED);
    }

    Instant end() {
        return now;
    }

    int peak() {
        return peak;
    }

    ///
    /// @param latest when each phase of the plan would be over at the latest
    List<RolloutPreview.Span> phases(List<Instant> latest) {
        return phases.stream()
                .map(ran -> new RolloutPreview.Span(
                        plan.phases().get(ran.phase()).name(), ran.from(), ran.to(), latest.get(ran.phase())))
                .toList();
    }
}

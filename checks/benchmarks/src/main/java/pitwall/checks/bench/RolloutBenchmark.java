package pitwall.checks.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.SafetyState;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.ActEffects;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Step;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;

/// What leading one large rollout costs: the engine alone on one thread, in virtual time, without a database. All
/// figures are processor time.
final class RolloutBenchmark implements Benchmark {
    private static final Instant START = Instant.parse("2026-05-04T12:00:00Z");
    private static final Software OLD = new Software("4.2.1", "a".repeat(64), 41);
    private static final int STEPS = 20_000;

    private final int cars;
    private final RolloutEngine engine = new RolloutEngine();
    private final Deque<RolloutIntent> waiting = new ArrayDeque<>();
    private RolloutState state;
    private Instant now = START;
    private long steps;

    RolloutBenchmark(int cars) {
        this.cars = cars;
        this.state = engine.draft(plan(), SafetyPolicy.DEFAULT, START);
    }

    @Override
    public String name() {
        return "rollout-" + cars;
    }

    @Override
    public List<Measure> run() {
        List<Measure> measures = new ArrayList<>();
        roll(Integer.MAX_VALUE);
        reset();
        long begun = processorTime();
        roll(Integer.MAX_VALUE);
        double whole = (processorTime() - begun) / 1e6;
        measures.add(Measure.of("rollout of " + cars + " cars from launch to end, virtual time", whole, "ms"));
        measures.add(Measure.of("… steps of the engine", steps, ""));
        reset();
        roll(cars / 2);
        measures.add(Measure.of("… in its middle: a tick with nothing due", ticks(), "µs"));
        measures.add(Measure.of("… in its middle: a car that says what is known", known(), "µs"));
        measures.add(Measure.of("… in its middle: a car that proves, and the next is asked", proofs(), "µs"));
        measures.add(Measure.of("… in its middle: another safety policy", policy(), "ms"));
        measures.add(Measure.of("… in its middle: how far it came (/lanes)", lanes(), "ms"));
        measures.add(Measure.of("… in its middle: what every act would do (/effects)", effects(), "ms"));
        return measures;
    }

    /// What a request for the lanes works out; the rest of it is the same for every request.
    private double lanes() {
        return microseconds(5, () -> {
                    state.waitingFor(now);
                    state.lanes(now);
                })
                / 1_000;
    }

    private double effects() {
        return microseconds(2, () -> new ActEffects(engine, state, now).all("ada")) / 1_000;
    }

    private void reset() {
        waiting.clear();
        steps = 0;
        now = START;
        state = engine.draft(plan(), SafetyPolicy.DEFAULT, START);
    }

    /// Runs until so many cars have proven the release, or to the end.
    private void roll(int proofs) {
        for (int car = 0; car < cars; car++) {
            step(new RolloutEvent.CarSeen(facts(id(car), OLD)));
        }
        step(new RolloutEvent.Act(new PersonAct.Launch("ada")));
        int proven = 0;
        while (!state.status().isOver() && proven < proofs) {
            RolloutIntent next = waiting.poll();
            if (next == null) {
                now = state.nextWake().orElseThrow();
                step(new RolloutEvent.Tick());
            } else {
                proven++;
                step(new RolloutEvent.CarSeen(facts(next.car(), release().software())));
            }
        }
    }

    private void step(RolloutEvent event) {
        Step step = engine.step(state, event, now);
        state = step.state();
        waiting.addAll(step.intents());
        steps++;
    }

    private double ticks() {
        microseconds(STEPS, () -> engine.step(state, new RolloutEvent.Tick(), now));
        return microseconds(STEPS, () -> engine.step(state, new RolloutEvent.Tick(), now));
    }

    private double known() {
        CarFacts last = facts(id(cars - 1), OLD);
        microseconds(STEPS, () -> engine.step(state, new RolloutEvent.CarSeen(last), now));
        return microseconds(STEPS, () -> engine.step(state, new RolloutEvent.CarSeen(last), now));
    }

    private double proofs() {
        int most = Math.min(waiting.size(), 150);
        return microseconds(most, () -> {
            RolloutIntent next = waiting.removeFirst();
            step(new RolloutEvent.CarSeen(facts(next.car(), release().software())));
        });
    }

    private double policy() {
        SafetyPolicy other = new SafetyPolicy(
                2, List.of(SafetyRule.DEFAULT), SafetyPolicy.DEFAULT.zones(), SafetyPolicy.DEFAULT.defaultZone());
        return microseconds(20, () -> engine.step(state, new RolloutEvent.PolicyChanged(other), now)) / 1_000;
    }

    private static double microseconds(int times, Runnable what) {
        long begun = processorTime();
        for (int time = 0; time < times; time++) {
            what.run();
        }
        return (processorTime() - begun) / 1e3 / Math.max(1, times);
    }

    /// Of this thread, in nanoseconds: other programs change it little.
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private RolloutPlan plan() {
        List<Target> targets = new ArrayList<>();
        for (int car = 0; car < cars; car++) {
            targets.add(new Target(id(car), "munich", "i4", List.of(OLD)));
        }
        Timing timing = new Timing(
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofHours(48),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3));
        WaveShape shape = new WaveShape(new Canary.Count(40), List.of(10, 30, 60));
        Phase phase = new Phase("all", targets, shape, 200, GateRules.DEFAULT, timing);
        return new RolloutPlan(
                new RolloutId("R-1"),
                "benchmark",
                release(),
                UpdateKind.UPDATE,
                List.of(phase),
                SafetyRule.DEFAULT,
                LaunchTerms.AT_ONCE);
    }

    private static Release release() {
        return new Release(
                "4.3.0",
                new Artifact("b".repeat(64), 1_000),
                43,
                ReleaseTrust.TRUSTED,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                "",
                Set.of(),
                START);
    }

    private CarFacts facts(CarId car, Software software) {
        return new CarFacts(
                car,
                "munich",
                "i4",
                Connectivity.ONLINE,
                Motion.PARKED,
                SafetyState.NORMAL,
                80,
                false,
                false,
                new RunningSoftware(software, true, true),
                List.of(),
                null,
                null,
                now);
    }

    private static CarId id(int number) {
        return new CarId("car-%06d".formatted(number));
    }
}

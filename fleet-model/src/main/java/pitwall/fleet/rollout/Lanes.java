package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.RolloutLane.Counts;
import pitwall.fleet.rollout.RolloutLane.LaneWave;
import pitwall.fleet.rollout.RolloutLane.Stand;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.UpdateVerdict;

/// Counts a rollout by phase and wave. Looks at every car once.
final class Lanes {
    private final RolloutState state;
    private final Instant now;
    private final int[] blockedOfWave;
    /// Cars that were asked and said that something stands against it.
    private final int[] holdingOfWave;
    private final List<Map<ReasonCode, Integer>> failures = new ArrayList<>();
    private final List<Map<ReasonCode, Integer>> blocked = new ArrayList<>();
    private final int[] withoutWayBack;

    Lanes(RolloutState state, Instant now) {
        this.state = state;
        this.now = now;
        this.blockedOfWave = new int[state.roster().waves().size()];
        this.holdingOfWave = new int[blockedOfWave.length];
        int phases = state.plan().phases().size();
        this.withoutWayBack = new int[phases];
        for (int phase = 0; phase < phases; phase++) {
            failures.add(new TreeMap<>());
            blocked.add(new TreeMap<>());
        }
    }

    List<RolloutLane> all() {
        for (int position = 0; position < state.roster().size(); position++) {
            look(position);
        }
        List<RolloutLane> lanes = new ArrayList<>();
        for (int phase = 0; phase < state.plan().phases().size(); phase++) {
            lanes.add(lane(phase));
        }
        return List.copyOf(lanes);
    }

    private void look(int position) {
        int phase = state.roster().phaseOf(position);
        CarProgress car = state.cars().progress(position);
        switch (car.stage()) {
            case WAITING -> reasonToWait(position, car).ifPresent(reason -> block(position, reason, blockedOfWave));
            case OFFERED -> {
                if (car.reason() != null) {
                    block(position, car.reason(), holdingOfWave);
                }
            }
            case FAILED, MANUAL, NO_ROLLBACK_TARGET ->
                failures.get(phase).merge(reason(car, ReasonCode.MANUAL), 1, Integer::sum);
            case LAPSED, APPLYING, CLAIMED, SUCCEEDED -> {}
            case EXCLUDED, TAKEN_OVER, LEFT_BEHIND, ROLLED_BACK -> {}
        }
        if (cannotGoBack(position, car)) {
            withoutWayBack[phase]++;
        }
    }

    private void block(int position, ReasonCode reason, int[] ofWave) {
        ofWave[state.roster().waveOf(position)]++;
        blocked.get(state.roster().phaseOf(position)).merge(reason, 1, Integer::sum);
    }

    private static ReasonCode reason(CarProgress car, ReasonCode otherwise) {
        return car.reason() == null ? otherwise : car.reason();
    }

    /// Why a car whose wave was released is not asked; a car that only waits for room is not blocked.
    private Optional<ReasonCode> reasonToWait(int position, CarProgress car) {
        boolean started = state.head().startedAt() != null && !state.status().isOver();
        boolean its = car.direction() == Direction.BACK
                || state.roster().waveOf(position) <= state.head().wave();
        if (!started || !its) {
            return Optional.empty();
        }
        return new CarStanding(state, position, now)
                .verdicts().stream()
                        .map(UpdateVerdict::reason)
                        .filter(reason -> !isTheRolloutsOwn(reason))
                        .findFirst();
    }

    private static boolean isTheRolloutsOwn(ReasonCode reason) {
        return reason.equals(ReasonCode.PARALLEL_LIMIT)
                || reason.equals(ReasonCode.PAUSED)
                || reason.equals(ReasonCode.WAITING_FOR_GATE)
                || reason.equals(ReasonCode.ABORTED);
    }

    private boolean cannotGoBack(int position, CarProgress car) {
        return switch (car.stage()) {
            case NO_ROLLBACK_TARGET -> true;
            case EXCLUDED, TAKEN_OVER, ROLLED_BACK -> false;
            case LEFT_BEHIND -> car.attempt() > 0 && car.before() == null;
            case OFFERED, LAPSED, APPLYING, CLAIMED, SUCCEEDED, FAILED, MANUAL ->
                car.before() == null || isGone(position, car);
            case WAITING -> car.attempt() > 0 ? car.before() == null : hasNone(position);
        };
    }

    private boolean isGone(int position, CarProgress car) {
        CarFacts facts = state.cars().facts(position);
        return facts != null && car.before() != null && !new RolloutRules().canGoBack(facts, car.before());
    }

    private boolean hasNone(int position) {
        CarFacts facts = state.cars().facts(position);
        return facts != null && new RolloutRules().wayBack(facts).isEmpty();
    }

    private RolloutLane lane(int phase) {
        List<LaneWave> waves = new ArrayList<>();
        Tally sum = Tally.NONE;
        int blockedHere = 0;
        int holdingHere = 0;
        for (int wave = 0; wave < blockedOfWave.length; wave++) {
            Roster.Span span = state.roster().waves().get(wave);
            if (span.phase() == phase) {
                Tally tally = state.cars().tally(wave, wave);
                waves.add(new LaneWave(
                        wave,
                        span.canary(),
                        stand(wave, wave),
                        counts(tally, blockedOfWave[wave], holdingOfWave[wave])));
                sum = sum.plus(tally);
                blockedHere += blockedOfWave[wave];
                holdingHere += holdingOfWave[wave];
            }
        }
        int first = waves.isEmpty() ? 0 : waves.getFirst().number();
        int last = waves.isEmpty() ? 0 : waves.getLast().number();
        Stand stand = stand(first, last);
        return new RolloutLane(
                phase,
                state.plan().phases().get(phase).name(),
                stand,
                counts(sum, blockedHere, holdingHere),
                new Share(sum.of(CarStage.SUCCEEDED), sum.finished()),
                waves,
                failures.get(phase),
                blocked.get(phase),
                withoutWayBack[phase],
                stand == Stand.RUNNING && !waves.isEmpty() ? gates() : List.of());
    }

    private Stand stand(int first, int last) {
        RolloutHead head = state.head();
        if (head.startedAt() == null || first > head.wave()) {
            return Stand.BEFORE;
        }
        return last < head.wave() || state.status().isOver() ? Stand.OVER : Stand.RUNNING;
    }

    private List<GateReading> gates() {
        return new Gates(new Turn(state, state.plan(), new RolloutRules(), now)).now();
    }

    private static Counts counts(Tally tally, int blocked, int holding) {
        int done = tally.of(CarStage.SUCCEEDED) + tally.of(CarStage.ROLLED_BACK);
        int failed = tally.of(CarStage.FAILED) + tally.of(CarStage.MANUAL) + tally.of(CarStage.NO_ROLLBACK_TARGET);
        int apart = tally.of(CarStage.EXCLUDED) + tally.of(CarStage.TAKEN_OVER) + tally.of(CarStage.LEFT_BEHIND);
        return new Counts(
                tally.total(),
                done,
                failed,
                blocked + holding,
                tally.inFlight() - holding,
                tally.of(CarStage.WAITING) - blocked,
                apart);
    }
}

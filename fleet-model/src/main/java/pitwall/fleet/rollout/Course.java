package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.CarFacts;

/// Leads a rollout from wave to wave: closes waves that are over, reads gates, releases what comes next.
final class Course {
    private final Turn turn;
    private final Offers offers;
    private final Endings endings;
    private final Health health;

    Course(Turn turn) {
        this.turn = turn;
        this.offers = new Offers(turn);
        this.endings = new Endings(turn, offers);
        this.health = new Health(turn, endings);
    }

    Health health() {
        return health;
    }

    Offers offers() {
        return offers;
    }

    Endings endings() {
        return endings;
    }

    /// Does everything that can be done now, then gives the intents there is room for. Both are repeated as long as
    /// offering finds cars that cannot be asked, because that can end a wave or close a gate.
    void settle() {
        boolean again = true;
        while (again) {
            while (advance()) {
                // Every turn of the loop closes a wave, changes the status or releases a wave: it ends.
            }
            again = offers.fill();
        }
    }

    private boolean advance() {
        return switch (turn.status) {
            case RUNNING -> stopsForFailures() || endsWave();
            case SOAKING -> stopsForFailures() || goesBackToWork() || endsSoak();
            case ABORTING -> endings.endsAbort();
            case ROLLING_BACK -> endings.endsRetreat();
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, PAUSED, ABORTED, ROLLED_BACK -> false;
            case COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> false;
        };
    }

    /// Begins with the first wave, or waits for the cars of the first phase that follows its query.
    void start(Because because) {
        Integer wanted = wantedAfter(-1, 0);
        if (wanted != null) {
            turn.become(RolloutStatus.SCHEDULED, because);
            want(wanted);
            return;
        }
        turn.startedAt = turn.now;
        turn.become(RolloutStatus.RUNNING, because);
        turn.wave = -1;
        next();
    }

    private boolean stopsForFailures() {
        if (turn.roster.waves().isEmpty()) {
            return false;
        }
        Optional<GateReading> breach = new Gates(turn).failures();
        breach.ifPresent(this::stop);
        return breach.isPresent();
    }

    private boolean endsWave() {
        if (turn.roster.waves().isEmpty()) {
            complete();
            return true;
        }
        if (!turn.rules.isWaveOver(turn.released())) {
            return false;
        }
        if (!pass(new Gates(turn).atWaveEnd())) {
            return true;
        }
        turn.soakUntil = soakEnd();
        turn.become(RolloutStatus.SOAKING, Because.WAVE_ENDED);
        return true;
    }

    private Instant soakEnd() {
        boolean anotherPhaseFollows = turn.roster.lastWaveBeside(turn.wave) == turn.wave && isMoreToCome();
        return turn.rules.soakUntil(turn.phase().timing(), anotherPhaseFollows, turn.now);
    }

    /// Whether there are cars after this wave, or may be: a later phase that follows its query gets them when it
    /// begins, however few it was planned with.
    private boolean isMoreToCome() {
        int waves = turn.roster.waves().size();
        return turn.wave + 1 < waves || wantedAfter(turn.phaseNumber(), waves) != null;
    }

    /// A car that is tried again, or whose success was taken back, makes the wave unfinished.
    private boolean goesBackToWork() {
        if (turn.rules.isWaveOver(turn.released())) {
            return false;
        }
        turn.soakUntil = null;
        turn.become(RolloutStatus.RUNNING, Because.RETRY);
        return true;
    }

    private boolean endsSoak() {
        if (turn.soakUntil != null && !turn.rules.isReached(turn.now, turn.soakUntil)) {
            return false;
        }
        if (isAnyInDoubt() || isWanting()) {
            return false;
        }
        List<GateReading> readings = new Gates(turn).atSoakEnd();
        boolean waits = readings.stream().anyMatch(reading -> reading.verdict() instanceof GateVerdict.Waiting);
        if (waits && turn.soakUntil == null) {
            return givesUpWaiting();
        }
        turn.soakUntil = null;
        if (pass(readings)) {
            next();
        }
        return !waits || turn.status != RolloutStatus.SOAKING;
    }

    /// Whether a car with the release was seen unwell and is about to be looked at again. All other times of cars are
    /// over in a soak. It is waited for once, so that cars that come and go cannot hold a rollout up.
    private boolean isAnyInDoubt() {
        return turn.soakUntil != null
                && turn.cars.nextDue() != null
                && !turn.rules.isReached(turn.now, turn.soakUntil.plus(turn.rules.patience()));
    }

    /// A phase that is out of time does not wait for a gate: a person decides.
    private boolean givesUpWaiting() {
        if (turn.phaseDeadline == null || !turn.rules.isReached(turn.now, turn.phaseDeadline)) {
            return false;
        }
        endings.pauseFor(Gate.SAFETY_CHECKS);
        return true;
    }

    /// Writes the readings down; whether all gates are open. A closed one has had its effect then.
    private boolean pass(List<GateReading> readings) {
        readings.forEach(this::record);
        for (GateReading reading : readings) {
            switch (reading.verdict()) {
                case GateVerdict.Open() -> {}
                case GateVerdict.Waiting ignored -> {
                    return false;
                }
                case GateVerdict.Breached() -> {
                    obey(reading.gate());
                    return false;
                }
                case GateVerdict.Undecided ignored -> {
                    endings.pauseFor(reading.gate());
                    return false;
                }
            }
        }
        return true;
    }

    private void stop(GateReading reading) {
        record(reading);
        obey(reading.gate());
    }

    private void obey(Gate gate) {
        switch (turn.phase().gates().onBreach()) {
            case ROLL_BACK_PHASE -> endings.retreat(turn.phaseNumber(), Because.GATE);
            case PAUSE_AND_ASK -> endings.pauseFor(gate);
            case ABORT -> endings.abort(Because.GATE);
        }
    }

    void record(GateReading reading) {
        turn.decide(
                number -> new Decision.GateRead(number, turn.now, turn.phaseNumber(), turn.lastStartedWave(), reading));
    }

    private boolean isWanting() {
        return turn.following != null && turn.following.wanted() != null;
    }

    /// The first phase after `phase` that follows its query, is not settled, and comes before the cars of `wave`;
    /// absent if there is none.
    private @Nullable Integer wantedAfter(int phase, int wave) {
        int last = wave < turn.roster.waves().size()
                ? turn.roster.waves().get(wave).phase()
                : turn.plan.phases().size() - 1;
        int settled = turn.following == null ? 0 : turn.following.settled();
        for (int number = Math.max(phase + 1, settled); number <= last; number++) {
            if (turn.plan.phases().get(number).followsQuery()) {
                return number;
            }
        }
        return null;
    }

    private void want(int phase) {
        turn.following =
                Objects.requireNonNullElse(turn.following, Following.NOTHING).wanting(phase);
    }

    /// Releases the next wave, or ends the rollout. Waits where the cars of the next phase are not settled.
    void next() {
        turn.soakUntil = null;
        int phaseBefore = turn.wave < 0 ? -1 : turn.phaseNumber();
        Integer wanted = wantedAfter(phaseBefore, turn.wave + 1);
        if (wanted != null) {
            turn.become(RolloutStatus.SOAKING, Because.WAVE_ENDED);
            want(wanted);
            return;
        }
        if (turn.wave + 1 >= turn.roster.waves().size()) {
            complete();
            return;
        }
        turn.wave++;
        if (turn.phaseNumber() != phaseBefore) {
            turn.allowedFailures = 0;
            turn.phaseDeadline = phaseStart().plus(turn.phase().timing().phaseTimeout());
        }
        Roster.Span span = turn.roster.waves().get(turn.wave);
        turn.decide(number ->
                new Decision.WaveReleased(number, turn.now, span.phase(), turn.wave, span.to() - span.from()));
        turn.become(RolloutStatus.RUNNING, Because.GATES_OPEN);
        turn.cars.release(turn.wave + 1);
        for (int position = span.from(); position < span.to(); position++) {
            exclude(position);
        }
    }

    /// The clock of a phase begins when the first window opens, so that a night window does not eat the phase.
    private Instant phaseStart() {
        Roster.Span first = turn.roster.waves().get(turn.wave);
        Roster.Span last = turn.roster.waves().get(turn.roster.lastWaveBeside(turn.wave));
        Instant earliest = null;
        for (int position = first.from(); position < last.to(); position++) {
            Instant opens = turn.plan.terms().forced()
                    ? turn.now
                    : turn.cars.opening(turn.roster.laneOf(position), turn.now).next(turn.now);
            if (opens != null && (earliest == null || opens.isBefore(earliest))) {
                earliest = opens;
            }
        }
        return earliest == null ? turn.now : earliest;
    }

    /// Settles a car for which the release is not, as soon as that is known.
    void exclude(int position) {
        CarProgress car = turn.cars.progress(position);
        @Nullable CarFacts facts = turn.cars.facts(position);
        if (car.stage() == CarStage.WAITING
                && car.direction() == Direction.FORWARD
                && car.attempt() == 0
                && turn.roster.waveOf(position) <= turn.wave
                && facts != null) {
            turn.rules
                    .misfit(facts, turn.plan.demand())
                    .ifPresent(reason -> turn.move(position, CarStage.EXCLUDED, null, reason));
        }
    }

    private void complete() {
        Tally all = turn.all();
        boolean clean = all.of(CarStage.FAILED) == 0 && all.of(CarStage.LEFT_BEHIND) == 0;
        turn.wave = Math.max(0, turn.roster.waves().size() - 1);
        turn.become(clean ? RolloutStatus.COMPLETED : RolloutStatus.COMPLETED_WITH_FAILURES, Because.GATES_OPEN);
    }

    /// Ends the phase for the cars that wait, once its time is up.
    void watchPhase() {
        boolean runs = turn.status == RolloutStatus.RUNNING || turn.status == RolloutStatus.SOAKING;
        if (!runs
                || turn.phaseDeadline == null
                || turn.roster.waves().isEmpty()
                || !turn.rules.isReached(turn.now, turn.phaseDeadline)) {
            return;
        }
        int first = turn.roster.firstWaveBeside(turn.lastStartedWave());
        int last = turn.roster.lastWaveBeside(turn.lastStartedWave());
        if (turn.cars.tally(first, last).of(CarStage.WAITING) > 0) {
            timePhaseOut();
        }
    }

    /// No further car of the phase starts. Its later waves are not released any more.
    private void timePhaseOut() {
        int last = turn.roster.lastWaveBeside(turn.lastStartedWave());
        int first = turn.roster.firstWaveBeside(turn.lastStartedWave());
        int left = 0;
        for (int position = turn.roster.waves().get(first).from();
                position < turn.roster.waves().get(last).to();
                position++) {
            if (turn.cars.progress(position).stage() == CarStage.WAITING) {
                turn.move(position, CarStage.LEFT_BEHIND, null, endings.whyNot(position, ReasonCode.PHASE_TIMEOUT));
                left++;
            }
        }
        int count = left;
        int phase = turn.phaseNumber();
        turn.decide(number -> new Decision.PhaseTimedOut(number, turn.now, phase, count));
        turn.wave = last;
        turn.cars.release(last + 1);
        if (turn.soakUntil != null) {
            turn.soakUntil = soakEnd();
        }
    }
}

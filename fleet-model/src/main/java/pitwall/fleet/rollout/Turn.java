package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.SafetyPolicy;

/// The working memory of one step: the state as it is being changed, and what comes out. Lives for one step only.
final class Turn {
    final RolloutRules rules;
    final RolloutPlan plan;
    final Roster roster;
    final Cars cars;
    final Instant now;
    SafetyPolicy policy;
    RolloutStatus status;
    int wave;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant phaseDeadline;

    @Nullable
    Instant soakUntil;

    @Nullable
    Instant finishedAt;

    @Nullable
    Pause pause;

    @Nullable
    Approval approval;

    @Nullable
    Retreat retreat;

    int allowedFailures;

    @Nullable
    Ask ask;

    @Nullable
    String lead;

    @Nullable
    Following following;

    private final RolloutState before;
    private final List<RolloutIntent> intents = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final TreeSet<Integer> changed = new TreeSet<>();

    /// @param plan usually the state's own; another one when it is being edited, or when cars of it are named
    Turn(RolloutState before, RolloutPlan plan, RolloutRules rules, Instant now) {
        RolloutHead head = before.head();
        boolean edited = plan != before.plan();
        this.before = before;
        this.rules = rules;
        this.plan = plan;
        this.policy = before.policy();
        this.roster = edited ? new Roster(plan) : before.roster();
        this.cars = edited ? carsOf(before) : before.cars().copy();
        this.now = now.isBefore(head.at()) ? head.at() : now;
        status = head.status();
        wave = head.wave();
        startedAt = head.startedAt();
        phaseDeadline = head.phaseDeadline();
        soakUntil = head.soakUntil();
        finishedAt = head.finishedAt();
        pause = head.pause();
        approval = head.approval();
        retreat = head.retreat();
        allowedFailures = head.allowedFailures();
        ask = head.ask();
        lead = head.lead();
        following = head.following();
    }

    /// The cars of another plan, with what became and what is known of those that were in it before.
    private Cars carsOf(RolloutState old) {
        Cars fresh = new Cars(roster, plan, rules, policy);
        for (CarProgress car : old.touched()) {
            Integer position = roster.position(car.car());
            if (position != null) {
                fresh.put(position, car);
            }
        }
        fresh.release(RolloutState.releasedWaves(old.head(), roster));
        for (int position = 0; position < roster.size(); position++) {
            int here = position;
            old.facts(roster.target(position).car()).ifPresent(facts -> fresh.see(here, facts));
        }
        return fresh;
    }

    /// What it does, or will go back to doing once the pause is over.
    RolloutStatus mode() {
        return status == RolloutStatus.PAUSED && pause != null ? pause.resumeTo() : status;
    }

    /// The phase of the running wave, or of the last one.
    Phase phase() {
        return plan.phases().get(phaseNumber());
    }

    int phaseNumber() {
        return roster.waves().isEmpty()
                ? 0
                : roster.waves().get(lastStartedWave()).phase();
    }

    int lastStartedWave() {
        return Math.min(wave, roster.waves().size() - 1);
    }

    Phase phaseOf(int position) {
        return plan.phases().get(roster.phaseOf(position));
    }

    /// The cars of the running phase up to the running wave.
    Tally reach() {
        return roster.waves().isEmpty()
                ? Tally.NONE
                : cars.tally(roster.firstWaveBeside(lastStartedWave()), lastStartedWave());
    }

    /// The cars of all waves that were released.
    Tally released() {
        return roster.waves().isEmpty() ? Tally.NONE : cars.tally(0, lastStartedWave());
    }

    /// The cars of all waves.
    Tally all() {
        return cars.tally(0, roster.waves().size() - 1);
    }

    void become(RolloutStatus next, Because because) {
        if (next != status) {
            decide(number -> new Decision.StatusChanged(number, now, status, next, because));
            status = next;
            following = following == null ? null : following.wantingNothing();
            if (ask != null && !(ask.act() instanceof PersonAct.Retry)) {
                ask = null;
            }
            finishedAt = next.isOver() ? now : null;
        }
    }

    /// Puts a car into another stage and writes it down.
    void move(int position, CarStage stage, @Nullable Instant deadline, @Nullable ReasonCode reason) {
        replace(position, cars.progress(position).to(stage, now, deadline, reason));
    }

    void replace(int position, CarProgress next) {
        CarProgress old = cars.progress(position);
        cars.put(position, next);
        changed.add(position);
        if (old.stage() != next.stage() || old.direction() != next.direction()) {
            decide(number -> new Decision.CarChanged(
                    number,
                    now,
                    next.car(),
                    next.direction(),
                    next.attempt(),
                    old.stage(),
                    next.stage(),
                    next.reason()));
        }
    }

    void intend(RolloutIntent intent) {
        intents.add(intent);
    }

    /// Makes a decision with the next number.
    void decide(Numbered decision) {
        decisions.add(decision.number(before.head().decisions() + decisions.size() + 1));
    }

    /// Something that becomes a decision once it has a number.
    interface Numbered {
        Decision number(long number);
    }

    /// How long a car has to begin and then to end, in the direction it goes.
    Duration timeout(int position) {
        Timing timing = phaseOf(position).timing();
        return switch (cars.progress(position).direction()) {
            case FORWARD -> timing.carTimeout();
            case BACK -> timing.rollbackTimeout();
        };
    }

    Step step(Outcome outcome) {
        List<CarProgress> rows = changed.stream().map(cars::progress).toList();
        long revision = before.head().revision() + (decisions.isEmpty() && rows.isEmpty() ? 0 : 1);
        RolloutHead head = new RolloutHead(
                revision,
                before.head().decisions() + decisions.size(),
                now,
                status,
                wave,
                startedAt,
                phaseDeadline,
                soakUntil,
                finishedAt,
                pause,
                approval,
                retreat,
                allowedFailures,
                ask,
                lead,
                following);
        return new Step(new RolloutState(plan, policy, head, roster, cars), outcome, intents, decisions, rows);
    }
}

package pitwall.agent.update;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.UpdateReport;

/// From the moment the apply has begun to its end: stop, switch, prove, and the way back. Each step says what
/// comes next, and it switches only in a car that stands still. Owned by the updater.
final class Switching {
    private final UpdateParts parts;
    private final StepJournal journal;
    private final UpdateVoice voice;
    private final InstantSource clock;
    private final Ending ending;

    /// Hears how an order ended.
    interface Ending {
        /// @param message what went wrong, in the words of what failed
        void end(Desired order, Outcome.Kind kind, @Nullable ReasonCode reason, String step, @Nullable String message)
                throws IOException;
    }

    Switching(UpdateParts parts, StepJournal journal, UpdateVoice voice, InstantSource clock, Ending ending) {
        this.parts = parts;
        this.journal = journal;
        this.voice = voice;
        this.clock = clock;
        this.ending = ending;
    }

    /// What runs is told to stop.
    Phase begin(Attempt attempt) {
        voice.report(UpdateReport.Kind.APPLY_START, attempt.order(), null, "apply", 0);
        parts.workload().stop();
        return new Phase.Stopping(clock.instant());
    }

    Phase stopping(Attempt attempt, Phase.Stopping stopping, Situation now) throws IOException {
        Optional<ReasonCode> obstacle = Obstacles.toSwitch(now);
        if (obstacle.isPresent()) {
            return callOff(attempt, obstacle.get());
        }
        if (parts.workload().health() == Workload.Health.STOPPED) {
            parts.slots().switchTo(attempt.requireTarget());
            startRunning();
            return new Phase.Trial(stopping.since(), null);
        }
        boolean late = passed(stopping.since()).compareTo(parts.settings().stopTime()) > 0;
        return late ? callOff(attempt, ReasonCode.APPLY_TIMEOUT) : stopping;
    }

    /// Nothing was switched; what ran runs again.
    private Phase callOff(Attempt attempt, ReasonCode reason) throws IOException {
        startRunning();
        Attempt calledOff = attempt.calledOff();
        journal.keep(calledOff);
        if (calledOff.interrupted() >= UpdateSettings.MOST_INTERRUPTIONS) {
            return end(attempt, Outcome.Kind.FAILED, reason, "apply");
        }
        voice.blocked(attempt.order(), reason, "apply");
        return new Phase.Waiting(reason);
    }

    Phase trial(Attempt attempt, Phase.Trial trial, Situation now) throws IOException {
        boolean late = passed(trial.since()).compareTo(attempt.order().timeout()) > 0;
        return switch (parts.workload().health()) {
            case HEALTHY -> {
                Instant since = healthySince(trial.healthySince());
                if (isBelieved(since)) {
                    yield commit(attempt);
                }
                yield late ? leave(attempt, ReasonCode.APPLY_TIMEOUT, now) : new Phase.Trial(trial.since(), since);
            }
            case UNHEALTHY, STOPPED -> leave(attempt, ReasonCode.HEALTH_CHECK_FAILED, now);
            case STARTING ->
                late ? leave(attempt, ReasonCode.APPLY_TIMEOUT, now) : new Phase.Trial(trial.since(), null);
        };
    }

    private Phase commit(Attempt attempt) throws IOException {
        parts.slots().confirm();
        journal.remember(parts.slots());
        return end(attempt, Outcome.Kind.READY, null, "trial");
    }

    private Phase leave(Attempt attempt, ReasonCode reason, Situation now) throws IOException {
        Attempt back = attempt.goingBack(reason, parts.workload().lastWords().orElse(null));
        journal.keep(back);
        voice.say(LogLevel.ERROR, "Version " + attempt.order().version() + " did not prove itself: " + reason + ".");
        return leaving(back, new Phase.Leaving(null), now);
    }

    Phase leaving(Attempt attempt, Phase.Leaving leaving, Situation now) throws IOException {
        if (Obstacles.toGoBack(now).isPresent()) {
            return leaving;
        }
        Instant since = leaving.stoppingSince();
        if (since == null) {
            parts.workload().stop();
            return new Phase.Leaving(clock.instant());
        }
        boolean stopped = parts.workload().health() == Workload.Health.STOPPED;
        if (!stopped && passed(since).compareTo(parts.settings().stopTime()) <= 0) {
            return leaving;
        }
        boolean back = parts.slots().fallBack();
        startRunning();
        return back
                ? new Phase.Proving(clock.instant(), null)
                : end(attempt, Outcome.Kind.MANUAL, ReasonCode.NO_ROLLBACK_TARGET, "back");
    }

    Phase proving(Attempt attempt, Phase.Proving proving) throws IOException {
        if (parts.workload().health() == Workload.Health.HEALTHY) {
            Instant since = healthySince(proving.healthySince());
            return isBelieved(since)
                    ? end(attempt, Outcome.Kind.ROLLED_BACK, attempt.failure(), "back")
                    : new Phase.Proving(proving.since(), since);
        }
        boolean late = passed(proving.since()).compareTo(attempt.order().rollbackTimeout()) > 0;
        return late
                ? end(attempt, Outcome.Kind.MANUAL, ReasonCode.ROLLBACK_TIMEOUT, "back")
                : new Phase.Proving(proving.since(), null);
    }

    private Phase end(Attempt attempt, Outcome.Kind kind, @Nullable ReasonCode reason, String step) throws IOException {
        ending.end(attempt.order(), kind, reason, step, attempt.message());
        return new Phase.Idle();
    }

    private void startRunning() {
        parts.slots().running().ifPresent(parts.workload()::start);
    }

    private Instant healthySince(@Nullable Instant since) {
        return since == null ? clock.instant() : since;
    }

    private boolean isBelieved(Instant healthySince) {
        return passed(healthySince).compareTo(parts.settings().healthyFor()) >= 0;
    }

    private Duration passed(Instant since) {
        return Duration.between(since, clock.instant());
    }
}

package pitwall.agent.update;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.CarServerFrame.Withdrawn;
import pitwall.protocol.UpdateReport;

/// What the updater says to the outside: each step once, each obstacle once, and how things stand. Owned by the
/// updater.
final class UpdateVoice {
    private final UpdateObserver observer;
    private final SlotStore slots;
    private final StepJournal journal;
    private final IntentLedger ledger;
    private final CarFacts car;
    private @Nullable ReasonCode saidBlocked;

    UpdateVoice(UpdateObserver observer, SlotStore slots, StepJournal journal, IntentLedger ledger, CarFacts car) {
        this.observer = observer;
        this.slots = slots;
        this.journal = journal;
        this.ledger = ledger;
        this.car = car;
    }

    void say(LogLevel level, String sentence) {
        observer.said(level, sentence);
    }

    void report(
            UpdateReport.Kind kind,
            Desired order,
            @Nullable ReasonCode reason,
            String step,
            @Nullable Integer progress) {
        report(kind, order, reason, step, progress, null);
    }

    private void report(
            UpdateReport.Kind kind,
            Desired order,
            @Nullable ReasonCode reason,
            String step,
            @Nullable Integer progress,
            @Nullable String message) {
        saidBlocked = null;
        observer.reported(
                new UpdateReport(
                        kind,
                        order.generation(),
                        order.intent(),
                        order.version(),
                        step,
                        progress,
                        message,
                        order.traceparent()),
                reason);
    }

    /// Says that what never began will not begin: the server waits for this, however the two messages met.
    void withdrawn(Withdrawn withdrawn) {
        observer.reported(
                new UpdateReport(
                        UpdateReport.Kind.BLOCKED,
                        withdrawn.generation(),
                        withdrawn.intent(),
                        withdrawn.version(),
                        "judge",
                        null),
                ReasonCode.WITHDRAWN);
    }

    /// Says an obstacle once until there is another one or none.
    void blocked(Desired order, ReasonCode reason, String step) {
        if (!reason.equals(saidBlocked)) {
            report(UpdateReport.Kind.BLOCKED, order, reason, step, null);
            saidBlocked = reason;
        }
    }

    /// @param message what went wrong, in the words of what failed; absent where nothing said anything
    void ended(Desired order, Outcome.Kind kind, @Nullable ReasonCode reason, String step, @Nullable String message) {
        switch (kind) {
            case READY -> report(UpdateReport.Kind.READY, order, null, step, 100);
            case FAILED -> report(UpdateReport.Kind.FAILED, order, reason, step, null, message);
            case ROLLED_BACK -> report(UpdateReport.Kind.ROLLED_BACK, order, reason, step, null, message);
            case MANUAL -> report(UpdateReport.Kind.FAILED, order, ReasonCode.MANUAL, step, null, message);
            case DROPPED -> report(UpdateReport.Kind.BLOCKED, order, reason, step, null);
        }
        LogLevel level = kind == Outcome.Kind.READY || kind == Outcome.Kind.DROPPED ? LogLevel.INFO : LogLevel.ERROR;
        String why = reason == null ? "." : ", " + reason + ".";
        say(level, "Version " + order.version() + ": " + kind + why + (message == null ? "" : " It said: " + message));
    }

    UpdateStatus status(Phase phase) {
        Optional<CarFrame.Software> software = slots.running().map(this::software);
        boolean managed = ledger.highestGeneration() > 0;
        Optional<Attempt> current = journal.current();
        if (current.isEmpty()) {
            return ended(managed, software);
        }
        return underWay(current.get(), phase, software);
    }

    private UpdateStatus ended(boolean managed, Optional<CarFrame.Software> software) {
        Outcome last = journal.last().orElse(null);
        if (last == null) {
            return new UpdateStatus(managed, false, Convergence.CONVERGED, null, null, null, software);
        }
        String version = last.order().version();
        return switch (last.kind()) {
            case READY, DROPPED -> new UpdateStatus(managed, false, Convergence.CONVERGED, null, null, null, software);
            case FAILED -> bad(Convergence.FAILED, last.reason(), "Version " + version + " was not applied.", software);
            case ROLLED_BACK ->
                bad(Convergence.ROLLED_BACK, last.reason(), "Version " + version + " was taken back.", software);
            case MANUAL ->
                bad(
                        Convergence.FAILED,
                        ReasonCode.MANUAL,
                        "Version " + version + " could not be taken back (" + last.reason() + "); somebody must look.",
                        software);
        };
    }

    private static UpdateStatus bad(
            Convergence convergence,
            @Nullable ReasonCode reason,
            String message,
            Optional<CarFrame.Software> software) {
        return new UpdateStatus(true, false, convergence, reason, message, null, software);
    }

    private static UpdateStatus underWay(Attempt attempt, Phase phase, Optional<CarFrame.Software> software) {
        String version = attempt.order().version();
        return switch (phase) {
            case Phase.Idle idle -> on(Convergence.PENDING, false, null, null, null, software);
            case Phase.Resting(var until, ReasonCode reason, String sentence) ->
                on(reason == null ? Convergence.PENDING : Convergence.BLOCKED, false, reason, sentence, null, software);
            case Phase.Fetching fetching ->
                on(Convergence.PENDING, false, null, "Pulls " + version + ".", pulled(attempt, fetching), software);
            case Phase.Waiting(ReasonCode obstacle) ->
                obstacle == null
                        ? on(Convergence.PENDING, false, null, null, 60, software)
                        : on(Convergence.BLOCKED, false, obstacle, version + " is in the car and waits.", 60, software);
            case Phase.Stopping stopping -> on(Convergence.APPLYING, true, null, "Stops what runs.", 70, software);
            case Phase.Trial trial -> on(Convergence.APPLYING, true, null, version + " runs on trial.", 85, software);
            case Phase.Leaving leaving ->
                on(Convergence.ROLLING_BACK, true, attempt.failure(), version + " is to go.", 30, software);
            case Phase.Proving proving ->
                on(Convergence.ROLLING_BACK, true, attempt.failure(), version + " is gone.", 70, software);
        };
    }

    private static int pulled(Attempt attempt, Phase.Fetching fetching) {
        long length = attempt.order().artifact().length();
        return (int) Math.min(60, fetching.fetch().received() * 60 / length);
    }

    private static UpdateStatus on(
            Convergence convergence,
            boolean changing,
            @Nullable ReasonCode reason,
            @Nullable String message,
            @Nullable Integer progress,
            Optional<CarFrame.Software> software) {
        return new UpdateStatus(true, changing, convergence, reason, message, progress, software);
    }

    private CarFrame.Software software(SlotImage image) {
        String previous = slots.other()
                .filter(other -> journal.hasRun(other.version(), other.digest()))
                .map(SlotImage::version)
                .orElse(null);
        return new CarFrame.Software(
                image.version(),
                image.digest(),
                image.slot(),
                image.counter(),
                ledger.highestGeneration(),
                slots.isConfirmed(),
                previous,
                car.hardware().isEmpty() ? null : car.hardware(),
                car.agent());
    }
}

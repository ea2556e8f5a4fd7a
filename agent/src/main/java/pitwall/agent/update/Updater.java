package pitwall.agent.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.CarServerFrame.Prepare;
import pitwall.protocol.CarServerFrame.Withdrawn;
import pitwall.protocol.UpdateReport;

/// Carries out what the server wants of this car's software, when the car itself finds that it may: fetch,
/// wait for a safe moment, switch slots, prove, or go back. The order of writes is what makes a power loss
/// harmless: a step is on disk before the next one begins, and only the boot record switches.
///
/// Never switches a car that does not stand still, in either direction, whoever asks (G-1, G-10).
///
/// Owned by the thread of its car. Nothing happens between two calls of [#second], so it must come about once a
/// second.
public final class Updater {
    private final UpdateParts parts;
    private final InstantSource clock;
    private final Executor owner;
    private final UpdateVoice voice;
    private final StepJournal journal;
    private final IntentLedger ledger;
    private final Pulls pulls;
    private final Switching switching;
    private final Ahead ahead;
    private Phase phase = new Phase.Idle();
    private Situation situation = Situation.UNKNOWN;

    /// Takes up where the last run ended.
    ///
    /// @param owner runs tasks on the car's thread, one after another and never inside `execute`
    /// @throws UncheckedIOException if the car's disk cannot be used
    public Updater(UpdateParts parts, InstantSource clock, Executor owner, UpdateObserver observer) {
        this.parts = parts;
        this.clock = clock;
        this.owner = owner;
        try {
            journal = new StepJournal(parts.disk());
            ledger = new IntentLedger(parts.disk());
            voice = new UpdateVoice(observer, parts.slots(), journal, ledger, parts.car());
            pulls = new Pulls(parts, journal, clock);
            switching = new Switching(parts, journal, voice, clock, this::end);
            ahead = new Ahead(parts, clock, owner, voice);
            resume();
        } catch (IOException e) {
            throw new UncheckedIOException("the updates of this car cannot be read from its disk", e);
        }
    }

    /// The server wants this.
    public void desired(Desired order) {
        guarded(() -> judge(order));
    }

    /// The car may pull this already.
    public void prepare(Prepare prepare) {
        ahead.wish(prepare);
    }

    /// The server no longer wants this.
    public void withdrawn(Withdrawn withdrawn) {
        guarded(() -> drop(withdrawn));
    }

    /// What is measured now.
    public void situation(Situation now) {
        situation = now;
        if (phase instanceof Phase.Stopping) {
            second();
        }
    }

    /// Does what is due.
    public void second() {
        guarded(this::step);
    }

    /// Stops what runs in the background; the update goes on with the next [Updater].
    public void close() {
        if (phase instanceof Phase.Fetching fetching) {
            fetching.fetch().cancel();
        }
        ahead.stop();
        phase = new Phase.Idle();
    }

    /// How far it is.
    public UpdateStatus status() {
        return voice.status(phase);
    }

    private interface Doing {
        void run() throws IOException;
    }

    /// A disk that fails is the end of this node; a new one reads what is really there.
    private static void guarded(Doing doing) {
        try {
            doing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the updates of this car cannot be written to its disk", e);
        }
    }

    // After a start

    private void resume() throws IOException {
        Optional<Attempt> current = journal.current();
        if (current.isPresent()) {
            Attempt attempt = current.get();
            ledger.add(attempt.order().generation(), attempt.order().intent());
            phase = taken(attempt);
            voice.say(LogLevel.INFO, "Takes up " + attempt.order().version() + " at " + attempt.step() + ".");
        }
        for (Desired next : journal.next().stream().toList()) {
            ledger.add(next.generation(), next.intent());
        }
    }

    private Phase taken(Attempt attempt) throws IOException {
        boolean switched = attempt.target() != null
                && parts.slots()
                        .running()
                        .filter(image -> image.slot() == attempt.target())
                        .isPresent();
        return switch (attempt.step()) {
            case ACCEPTED -> new Phase.Resting(clock.instant(), null, "The pull goes on after the start.");
            case PULLED -> new Phase.Waiting(null);
            case STAGED -> {
                if (switched) {
                    yield new Phase.Trial(clock.instant(), null);
                }
                if (parts.slots().wasRejected(attempt.requireTarget())) {
                    journal.keep(attempt.goingBack(UpdateReasons.TRIAL_INTERRUPTED, null));
                    yield new Phase.Proving(clock.instant(), null);
                }
                yield hasStopped() ? new Phase.Stopping(clock.instant()) : new Phase.Waiting(null);
            }
            case GOING_BACK -> switched ? new Phase.Leaving(null) : new Phase.Proving(clock.instant(), null);
        };
    }

    /// After a boot what runs has been started; after a failure of the node alone it may have been told to stop.
    private boolean hasStopped() {
        return parts.workload().health() == Workload.Health.STOPPED;
    }

    // What the server says

    private void judge(Desired order) throws IOException {
        Judgement judgement = Judgement.of(order, journal, ledger, phase, situation);
        switch (judgement) {
            case CURRENT -> freshToken(order);
            case QUEUED -> pulls.token(order);
            case DUPLICATE -> ledger.add(order.generation(), order.intent());
            case LATE, EXPIRED -> {
                ledger.add(order.generation(), order.intent());
                voice.report(
                        UpdateReport.Kind.BLOCKED, order, judgement.answer().orElse(null), "judge", null);
            }
            case NOW -> {
                abandon(ReasonCode.LATE_INTENT);
                begin(order);
            }
            case AFTERWARDS -> {
                pulls.token(order);
                journal.queue(order);
                ledger.add(order.generation(), order.intent());
                voice.report(UpdateReport.Kind.DESIRED_NOTIFIED, order, null, "queue", null);
            }
        }
    }

    private void freshToken(Desired order) {
        pulls.token(order);
        if (phase instanceof Phase.Resting resting && UpdateReasons.ACCESS_REFUSED.equals(resting.reason())) {
            phase = new Phase.Resting(clock.instant(), null, "The server has sent another token.");
        }
    }

    private void begin(Desired order) throws IOException {
        ahead.forget();
        pulls.token(order);
        journal.remember(parts.slots());
        journal.begin(Attempt.of(order));
        ledger.add(order.generation(), order.intent());
        voice.report(UpdateReport.Kind.DESIRED_NOTIFIED, order, null, "judge", null);
        Optional<SlotImage> running = parts.slots().running();
        if (parts.slots().isConfirmed()
                && running.filter(image ->
                                image.isBuild(order.version(), order.artifact().sha256()))
                        .isPresent()) {
            end(order, Outcome.Kind.READY, null, "judge");
            return;
        }
        boolean hasRun = journal.hasRun(order.version(), order.artifact().sha256());
        Optional<ReasonCode> against = Fitness.direction(order, running.orElse(null), hasRun);
        if (against.isPresent()) {
            end(order, Outcome.Kind.FAILED, against.get(), "judge");
            return;
        }
        phase = new Phase.Resting(clock.instant(), null, "The pull begins.");
    }

    private void drop(Withdrawn withdrawn) throws IOException {
        boolean current = journal.current()
                .filter(attempt -> attempt.order().intent().equals(withdrawn.intent()))
                .isPresent();
        if (current) {
            if (!phase.hasBegun()) {
                abandon(ReasonCode.WITHDRAWN);
                ledger.forget(withdrawn.generation(), withdrawn.intent());
            }
            return;
        }
        boolean queued = journal.next()
                .filter(next -> next.intent().equals(withdrawn.intent()))
                .isPresent();
        if (queued) {
            journal.unqueue();
        }
        if (queued || !ledger.knows(withdrawn.intent())) {
            ledger.forget(withdrawn.generation(), withdrawn.intent());
            voice.withdrawn(withdrawn);
        }
    }

    /// Ends what has not begun to change the car.
    private void abandon(ReasonCode reason) throws IOException {
        if (phase instanceof Phase.Fetching fetching) {
            fetching.fetch().cancel();
        }
        Optional<Attempt> current = journal.current();
        if (current.isPresent()) {
            end(current.get().order(), Outcome.Kind.DROPPED, reason, "wait");
        }
    }

    // Every second

    private void step() throws IOException {
        Optional<Attempt> current = journal.current();
        if (current.isEmpty()) {
            if (journal.next().isPresent()) {
                begin(journal.next().get());
            } else {
                ahead.second(situation);
            }
            return;
        }
        Attempt attempt = current.get();
        if (!phase.hasBegun() && Obstacles.isExpired(attempt.order(), situation)) {
            if (phase instanceof Phase.Fetching fetching) {
                fetching.fetch().cancel();
            }
            end(attempt.order(), Outcome.Kind.DROPPED, ReasonCode.EXPIRED, "wait");
            return;
        }
        switch (phase) {
            case Phase.Idle idle -> phase = taken(attempt);
            case Phase.Resting resting -> resting(attempt, resting);
            case Phase.Fetching fetching -> fetching(attempt, fetching);
            case Phase.Waiting waiting -> waiting(attempt);
            case Phase.Stopping stopping -> phase = switching.stopping(attempt, stopping, situation);
            case Phase.Trial trial -> phase = switching.trial(attempt, trial, situation);
            case Phase.Leaving leaving -> phase = switching.leaving(attempt, leaving, situation);
            case Phase.Proving proving -> phase = switching.proving(attempt, proving);
        }
    }

    private void resting(Attempt attempt, Phase.Resting resting) throws IOException {
        if (clock.instant().isBefore(resting.until()) || UpdateReasons.ACCESS_REFUSED.equals(resting.reason())) {
            return;
        }
        if (!mayPull(attempt)) {
            return;
        }
        Optional<Fetch> fetch = pulls.next(attempt, situation.serverTime());
        if (fetch.isEmpty()) {
            return;
        }
        Fetch started = fetch.get();
        phase = new Phase.Fetching(started, clock.instant(), 0);
        parts.background().execute(() -> {
            FetchResult result = started.run();
            owner.execute(() -> guarded(() -> fetched(started, result)));
        });
    }

    /// Where it may not, it is tried again with every second; what came so far is kept.
    private boolean mayPull(Attempt attempt) {
        Optional<ReasonCode> obstacle = pulls.obstacle(attempt.order(), situation);
        obstacle.ifPresent(reason -> {
            voice.blocked(attempt.order(), reason, "pull");
            phase = new Phase.Resting(clock.instant(), reason, attempt.order().version() + " is pulled later.");
        });
        return obstacle.isEmpty();
    }

    private void fetching(Attempt attempt, Phase.Fetching fetching) throws IOException {
        if (!mayPull(attempt)) {
            fetching.fetch().cancel();
            return;
        }
        Instant now = clock.instant();
        long received = fetching.fetch().received();
        if (received - fetching.windowBytes() >= parts.settings().leastBytes()) {
            phase = new Phase.Fetching(fetching.fetch(), now, received);
        } else if (Duration.between(fetching.windowAt(), now)
                        .compareTo(parts.settings().slowWindow())
                > 0) {
            fetching.fetch().cancel();
            tryLater(attempt, UpdateReasons.RETRIEVAL_SLOW, "The pull is too slow.");
        }
    }

    private void fetched(Fetch fetch, FetchResult result) throws IOException {
        Optional<Attempt> current = journal.current();
        if (!(phase instanceof Phase.Fetching fetching) || fetching.fetch() != fetch || current.isEmpty()) {
            return;
        }
        Attempt attempt = current.get();
        switch (result) {
            case FetchResult.Fetched(ReleaseFacts facts) -> {
                journal.keep(attempt.pulled(facts));
                voice.say(LogLevel.INFO, "Version " + facts.version() + " is in the car and is what was signed.");
                phase = new Phase.Waiting(null);
                step();
            }
            case FetchResult.Kept(SlotImage image) -> {
                parts.slots().forgive();
                journal.keep(attempt.staged(image.slot()));
                phase = new Phase.Waiting(null);
                step();
            }
            case FetchResult.Refused(ReasonCode reason, String sentence) -> {
                end(attempt.order(), Outcome.Kind.FAILED, reason, "pull", sentence);
            }
            case FetchResult.Interrupted(ReasonCode reason, String sentence, var _) ->
                tryLater(attempt, reason, sentence);
            case FetchResult.Spoiled(boolean atOnce, String sentence) -> {
                voice.say(LogLevel.WARN, sentence);
                Attempt spoiled = atOnce ? attempt.spoiled() : attempt;
                journal.keep(spoiled);
                if (spoiled.pulls() >= UpdateSettings.MOST_SPOILED) {
                    end(attempt.order(), Outcome.Kind.FAILED, ReasonCode.HASH_MISMATCH, "pull", sentence);
                } else {
                    phase = new Phase.Resting(clock.instant(), null, sentence);
                }
            }
        }
    }

    private void tryLater(Attempt attempt, ReasonCode reason, String sentence) throws IOException {
        if (pulls.isEnough(reason)) {
            end(attempt.order(), Outcome.Kind.FAILED, reason, "pull", sentence);
            return;
        }
        voice.blocked(attempt.order(), reason, "pull");
        phase = new Phase.Resting(clock.instant().plus(pulls.pause()), reason, sentence);
    }

    private void waiting(Attempt attempt) throws IOException {
        Optional<ReasonCode> obstacle = Obstacles.toBegin(attempt.order(), attempt.facts(), situation);
        if (obstacle.isPresent()) {
            voice.blocked(attempt.order(), obstacle.get(), "wait");
            phase = new Phase.Waiting(obstacle.get());
            return;
        }
        Optional<Attempt> staged = pulls.stage(attempt);
        if (staged.isEmpty()) {
            phase = new Phase.Resting(clock.instant(), null, "The pulled artifact is gone.");
            return;
        }
        phase = switching.begin(staged.get());
    }

    private void end(Desired order, Outcome.Kind kind, @Nullable ReasonCode reason, String step) throws IOException {
        end(order, kind, reason, step, null);
    }

    private void end(
            Desired order, Outcome.Kind kind, @Nullable ReasonCode reason, String step, @Nullable String message)
            throws IOException {
        journal.end(new Outcome(order.withToken(""), kind, reason));
        phase = new Phase.Idle();
        pulls.rest();
        voice.ended(order, kind, reason, step, message);
    }
}

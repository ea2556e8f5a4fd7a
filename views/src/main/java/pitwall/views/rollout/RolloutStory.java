package pitwall.views.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.RolloutAccount;
import pitwall.client.Rollouts;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutLanes;

/// Puts together what the stream tells of one rollout and what the server answers about it. Figures and decisions come
/// with the stream; waves, obstacles and the cars that failed are asked for again when they have changed, and not more
/// often than every few seconds. FX thread.
final class RolloutStory {
    private static final Duration BETWEEN_LANES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ACCOUNTS = Duration.ofSeconds(3);

    private final String id;
    private final Rollouts rollouts;
    private final Executor fxThread;
    private final Runnable changed;
    private final TreeMap<Long, Decision> events = new TreeMap<>();
    private @Nullable RolloutView view;
    private @Nullable RolloutLanes lanes;
    private @Nullable RolloutAccount account;
    private @Nullable Instant rememberedAt;
    private @Nullable Trouble trouble;
    private final Question<RolloutLanes> lanesQuestion;
    private final Question<RolloutAccount> accountQuestion;

    /// Why an answer did not come.
    sealed interface Trouble {
        /// There is no such rollout, or this person does not see all of its cars.
        record Unseen() implements Trouble {}

        /// @param correlation the id under which the server's log knows it
        record Refused(String sentence, String correlation) implements Trouble {}

        /// Asking again does no harm.
        record Unanswered() implements Trouble {}
    }

    /// @param changed is called when an answer came
    RolloutStory(String id, Rollouts rollouts, Executor fxThread, Runnable changed) {
        this.id = id;
        this.rollouts = rollouts;
        this.fxThread = fxThread;
        this.changed = changed;
        this.lanesQuestion = new Question<>(BETWEEN_LANES, () -> rollouts.lanes(id), answer -> lanes = answer);
        this.accountQuestion = new Question<>(BETWEEN_ACCOUNTS, () -> rollouts.account(id), this::take);
    }

    /// Takes in what the newest picture tells.
    void follow(FleetFrame frame) {
        for (FleetEvent.News news : frame.changes().news()) {
            if (news instanceof FleetEvent.RolloutDecided(String rollout, Decision decision, var cause)
                    && rollout.equals(id)
                    && decision != null) {
                events.put(decision.number(), decision);
            }
        }
        RolloutView next = frame.snapshot().board().rollout(id).orElse(null);
        if (next == null) {
            return;
        }
        RolloutView before = view;
        view = next;
        if (before == null || !before.equals(next)) {
            lanesQuestion.due = true;
            accountQuestion.due |= before == null || tellsMore(before.rollout(), next.rollout());
        }
        if (frame.changes().whole()) {
            accountQuestion.due = true; // decisions may have been missed
        }
    }

    /// Whether other cars have failed, or it is in another state.
    private static boolean tellsMore(RolloutEntry before, RolloutEntry next) {
        return before.status() != next.status()
                || before.revision() != next.revision()
                || failed(before) != failed(next);
    }

    private static int failed(RolloutEntry entry) {
        return entry.cars().getOrDefault(CarStage.FAILED, 0);
    }

    /// Asks for everything anew.
    void refresh() {
        if (view == null) {
            trouble = null; // nothing stands there that it would explain
        }
        lanesQuestion.due = true;
        accountQuestion.due = true;
        lanesQuestion.askedAt = Instant.MIN;
        accountQuestion.askedAt = Instant.MIN;
    }

    /// Asks what is due; called a few times a second.
    ///
    /// @param now server time
    void tick(Instant now) {
        lanesQuestion.ask(now);
        accountQuestion.ask(now);
    }

    /// As [#tick] while the past is shown: lanes and counts of now say nothing of it. Only what was decided is asked
    /// for, once: each decision has its time.
    void tickThen(Instant moment) {
        if (account == null) {
            accountQuestion.ask(moment);
        }
    }

    /// Waits no longer for what is under way; what comes after all is not taken.
    void giveUp() {
        lanesQuestion.giveUp();
        accountQuestion.giveUp();
        trouble = new Trouble.Unanswered();
    }

    private void take(RolloutAccount answer) {
        account = answer;
        answer.events().forEach(event -> events.put(event.number(), event));
        if (view == null) {
            view = new RolloutView(answer.rollout(), false, null);
        }
    }

    /// Empty while nothing is known.
    Optional<Known> known(Instant now) {
        RolloutView shown = view;
        return shown == null
                ? Optional.empty()
                : Optional.of(new Known(shown, lanes, account, List.copyOf(events.values()), now));
    }

    /// How it stood at a moment of the past. What the server counts now says nothing of it; what was decided until then
    /// stays decided.
    Optional<Known> then(Instant moment) {
        RolloutView shown = view;
        List<Decision> decided = events.values().stream()
                .filter(event -> !event.at().isAfter(moment))
                .toList();
        return shown == null ? Optional.empty() : Optional.of(new Known(shown, null, null, decided, moment));
    }

    /// When what is shown was answered, if this computer remembers it and the server could not be asked.
    Optional<Instant> rememberedAt() {
        return Optional.ofNullable(rememberedAt);
    }

    /// Why the newest answer did not come.
    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Something that is asked when it is due, once at a time.
    private final class Question<T> {
        private final Duration between;
        private final Supplier<CompletableFuture<Answer<T>>> asking;
        private final Consumer<T> taken;
        private boolean due = true;
        private boolean running;
        private long question;
        private Instant askedAt = Instant.MIN;

        Question(Duration between, Supplier<CompletableFuture<Answer<T>>> asking, Consumer<T> taken) {
            this.between = between;
            this.asking = asking;
            this.taken = taken;
        }

        void ask(Instant now) {
            if (!due || running || now.isBefore(later(askedAt, between))) {
                return;
            }
            due = false;
            running = true;
            askedAt = now;
            question++;
            long asked = question;
            CompletableFuture<?> unused = asking.get()
                    .thenAccept(answer -> fxThread.execute(() -> {
                        if (asked == question) {
                            running = false;
                            hear(answer);
                            changed.run();
                        }
                    }));
        }

        void giveUp() {
            question++;
            running = false;
        }

        private static Instant later(Instant at, Duration by) {
            return at.equals(Instant.MIN) ? at : at.plus(by);
        }

        private void hear(Answer<T> answer) {
            switch (answer) {
                case Answer.Given<T>(T value) -> {
                    taken.accept(value);
                    rememberedAt = null;
                    trouble = null;
                }
                case Answer.Remembered<T>(T value, Instant asOf) -> {
                    taken.accept(value);
                    rememberedAt = asOf;
                    trouble = null;
                }
                case Answer.Refused<T>(int status, String code, String sentence, String correlation) ->
                    trouble = status == 404 ? new Trouble.Unseen() : new Trouble.Refused(sentence, correlation);
                case Answer.Unanswered<T>() -> trouble = new Trouble.Unanswered();
            }
        }
    }
}

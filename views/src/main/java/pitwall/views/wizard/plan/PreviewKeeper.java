package pitwall.views.wizard.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutOutlook;

/// Keeps the server's dry run of a draft up to date while somebody types: asked a moment after the last key, one
/// question at a time, and what was counted before stays until the next answer. FX thread; needs no toolkit.
public final class PreviewKeeper {
    /// After this a preview must be asked for again before anybody launches.
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofMillis(600);

    private final LookAhead server;
    private final Executor fxThread;
    private final Delayed delayed;
    private final BiConsumer<CreateRollout, Outcomes> counted;
    private final ReadOnlyObjectWrapper<PreviewState> state = new ReadOnlyObjectWrapper<>(new PreviewState.Nothing());
    private final ReadOnlyObjectWrapper<Optional<Outcomes>> outcomes = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// What is to be previewed; absent while the draft has mistakes.
    private @Nullable CreateRollout wanted;
    /// What the outcomes are of; absent before the first.
    private @Nullable CreateRollout shown;

    private boolean asking;
    private long edits;

    /// @param counted is told of every answer
    public PreviewKeeper(
            LookAhead server, Executor fxThread, Delayed delayed, BiConsumer<CreateRollout, Outcomes> counted) {
        this.server = server;
        this.fxThread = fxThread;
        this.delayed = delayed;
        this.counted = counted;
    }

    /// Takes the draft as it is now; the server is asked a moment later.
    ///
    /// @param wish absent while the draft has mistakes
    /// @param live false where nobody can be asked
    public void follow(@Nullable CreateRollout wish, boolean live) {
        boolean same = wish != null && wish.equals(wanted);
        wanted = wish;
        if (wish == null || !live) {
            edits++;
            settle();
            return;
        }
        if (same && (asking || wish.equals(shown))) {
            settle();
            return;
        }
        edits++;
        long edit = edits;
        settle();
        delayed.run(PAUSE, () -> {
            if (edit == edits) {
                ask();
            }
        });
    }

    /// Asks again at once, also for what was counted before.
    public void again() {
        edits++;
        shown = null;
        ask();
    }

    private void ask() {
        CreateRollout wish = wanted;
        if (wish == null || asking) {
            return;
        }
        asking = true;
        state.set(new PreviewState.Counting());
        CompletableFuture<?> unused =
                server.preview(wish).thenAccept(answer -> fxThread.execute(() -> take(wish, answer)));
    }

    private void take(CreateRollout wish, Answer<RolloutOutlook> answer) {
        asking = false;
        switch (answer) {
            case Answer.Given<RolloutOutlook>(RolloutOutlook outlook) -> {
                shown = wish;
                Outcomes added = Outcomes.of(outlook);
                outcomes.set(Optional.of(added));
                settle();
                counted.accept(wish, added);
            }
            case Answer.Remembered<RolloutOutlook> _ -> state.set(new PreviewState.Unanswered());
            case Answer.Refused<RolloutOutlook>(int _, String _, String sentence, String correlation) ->
                state.set(new PreviewState.Refused(sentence, correlation));
            case Answer.Unanswered<RolloutOutlook> _ -> state.set(new PreviewState.Unanswered());
        }
        if (wanted != null && !wish.equals(wanted)) {
            ask();
        }
    }

    private void settle() {
        if (asking) {
            return;
        }
        if (shown == null) {
            state.set(new PreviewState.Nothing());
        } else {
            state.set(shown.equals(wanted) ? new PreviewState.Fresh() : new PreviewState.Stale());
        }
    }

    /// Whether the figures are of the draft as it is, and young enough to launch on.
    public boolean isGoodAt(Instant now) {
        return state.get() instanceof PreviewState.Fresh
                && outcomes.get()
                        .filter(counted -> age(counted, now).compareTo(LIFE) <= 0)
                        .isPresent();
    }

    /// How old the figures are.
    public static Duration age(Outcomes counted, Instant now) {
        return Duration.between(counted.outlook().at(), now);
    }

    public ReadOnlyObjectProperty<PreviewState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The newest figures there are, of whatever draft; see [#stateProperty].
    public ReadOnlyObjectProperty<Optional<Outcomes>> outcomesProperty() {
        return outcomes.getReadOnlyProperty();
    }
}

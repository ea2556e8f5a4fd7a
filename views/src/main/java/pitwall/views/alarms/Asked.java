package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.views.act.ActionTrouble;

/// A list that the server is asked for, again and again. What is known stays while it is asked. FX thread; needs no
/// toolkit.
final class Asked<T> {
    private final Supplier<CompletableFuture<Answer<List<T>>>> question;
    private final String failed;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<List<T>> list = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private boolean asking;
    private boolean again;

    /// What is known.
    sealed interface State {
        record Loading() implements State {}

        /// The server said it just now.
        record Fresh() implements State {}

        /// This computer remembers it.
        record From(Instant asOf) implements State {}

        /// The server said no; what was known before is still shown.
        record Failed(ActionTrouble trouble) implements State {}

        /// There is no connection, and nothing is remembered.
        record Unknown() implements State {}
    }

    /// @param failed title of the message if the server says no
    Asked(Supplier<CompletableFuture<Answer<List<T>>>> question, String failed, Executor fxThread) {
        this.question = question;
        this.failed = failed;
        this.fxThread = fxThread;
    }

    /// Asks now, and once more if it is asking already.
    void ask() {
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        CompletableFuture<?> unused = question.get().thenAccept(answer -> fxThread.execute(() -> heard(answer)));
    }

    private void heard(Answer<List<T>> answer) {
        asking = false;
        switch (answer) {
            case Answer.Given<List<T>>(List<T> given) -> {
                list.set(List.copyOf(given));
                state.set(new State.Fresh());
            }
            case Answer.Remembered<List<T>>(List<T> remembered, Instant asOf) -> {
                list.set(List.copyOf(remembered));
                state.set(new State.From(asOf));
            }
            case Answer.Refused<List<T>>(var _, var _, String sentence, String correlation) ->
                state.set(new State.Failed(new ActionTrouble(failed, sentence, Optional.of(correlation))));
            case Answer.Unanswered<List<T>> _ -> {
                if (!(state.get() instanceof State.From)) {
                    state.set(new State.Unknown());
                }
            }
        }
        if (again) {
            again = false;
            ask();
        }
    }

    ReadOnlyObjectProperty<List<T>> listProperty() {
        return list.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}

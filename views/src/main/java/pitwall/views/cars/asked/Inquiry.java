package pitwall.views.cars.asked;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ConsoleMode;
import pitwall.views.act.ActionTrouble;
import pitwall.views.cars.asked.Known.Condition;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// One question to the server, asked as often as need be, and the newest that is known of its answer. What was known
/// stays while it is asked again. FX thread; needs no toolkit.
public final class Inquiry<T> {
    private final Supplier<CompletableFuture<Answer<T>>> question;
    private final FleetModel fleet;
    private final Executor fxThread;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Known<T>> known = new ReadOnlyObjectWrapper<>(Known.nothing());
    private boolean asking;
    private boolean again;
    /// Whether what is known is of a moment of the past.
    private boolean past;

    public Inquiry(
            Supplier<CompletableFuture<Answer<T>>> question, FleetModel fleet, Executor fxThread, Strings strings) {
        this.question = question;
        this.fleet = fleet;
        this.fxThread = fxThread;
        this.strings = strings;
    }

    /// Asks, unless an answer is on its way: then it asks once more after that.
    public void ask() {
        forgetOtherTimes();
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        boolean asked = past;
        CompletableFuture<?> unused = question.get()
                .thenAccept(answer -> fxThread.execute(() -> {
                    asking = false;
                    forgetOtherTimes();
                    if (asked == past) {
                        take(answer);
                    } else {
                        again = true;
                    }
                    if (again) {
                        again = false;
                        ask();
                    }
                }));
    }

    /// What is known of now says nothing of the past, and the past says nothing of now.
    private void forgetOtherTimes() {
        boolean isPast = fleet.frame().freshness().mode() == ConsoleMode.REPLAY;
        if (isPast != past) {
            past = isPast;
            known.set(Known.nothing());
        }
    }

    public ReadOnlyObjectProperty<Known<T>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    public Known<T> known() {
        return known.get();
    }

    private void take(Answer<T> answer) {
        known.set(
                switch (answer) {
                    case Answer.Given<T>(T value) ->
                        new Known<>(value, fleet.serverNowProperty().get(), Condition.CURRENT, null);
                    case Answer.Remembered<T>(T value, Instant asOf) -> remembered(value, asOf);
                    case Answer.Refused<T>(int status, String code, String sentence, String correlation) ->
                        new Known<>(null, null, Condition.FAILED, trouble(sentence, Optional.of(correlation)));
                    case Answer.Unanswered<T> nothing -> unanswered();
                });
    }

    /// What this program saw itself may be newer than what was written down.
    private Known<T> remembered(T value, Instant asOf) {
        Known<T> before = known.get();
        Instant seen = before.asOf();
        return !past && seen != null && seen.isAfter(asOf)
                ? new Known<>(before.value(), seen, Condition.REMEMBERED, null)
                : new Known<>(value, asOf, Condition.REMEMBERED, null);
    }

    private Known<T> unanswered() {
        if (past) {
            return new Known<>(null, null, Condition.NOT_CACHED, null);
        }
        Known<T> before = known.get();
        @Nullable T value = before.value();
        if (fleet.frame().freshness().allowsCommands()) {
            return new Known<>(
                    value, before.asOf(), Condition.FAILED, trouble(strings.get("car.asked.silent"), Optional.empty()));
        }
        return new Known<>(value, before.asOf(), value == null ? Condition.NOT_CACHED : Condition.REMEMBERED, null);
    }

    private ActionTrouble trouble(String sentence, Optional<String> correlation) {
        return new ActionTrouble(strings.get("car.asked.failed"), sentence, correlation);
    }
}

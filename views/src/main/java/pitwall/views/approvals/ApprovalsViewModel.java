package pitwall.views.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// What waits for a second person. It is asked anew soon after a rollout changed, and twice a minute because proposals
/// of a safety policy do not come on the stream. FX thread; needs no toolkit.
final class ApprovalsViewModel {
    /// What the screen shows.
    enum State {
        LOADING,
        EMPTY,
        LIST,
        /// The server did not say, and nothing was known before.
        FAILED,
        /// There is no connection or the past is shown, and nothing is remembered.
        NOT_CACHED
    }

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration SOONEST = Duration.ofSeconds(2);

    private final FleetModel fleet;
    private final Supplier<CompletableFuture<Answer<List<ApprovalEntry>>>> approvals;
    private final Executor fxThread;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<List<ApprovalEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> asOf = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<ApprovalEntry>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private @Nullable Instant asked;
    private boolean due;
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private long question;
    private boolean again;

    ApprovalsViewModel(
            FleetModel fleet,
            Supplier<CompletableFuture<Answer<List<ApprovalEntry>>>> approvals,
            Executor fxThread,
            Strings strings) {
        this.fleet = fleet;
        this.approvals = approvals;
        this.fxThread = fxThread;
        this.strings = strings;
    }

    /// Follows the server until the subscription ends.
    Subscription follow() {
        ask();
        return Subscription.combine(
                fleet.onFrame(this::frame), fleet.serverNowProperty().subscribe(this::tick));
    }

    private void frame(FleetFrame frame) {
        due |= frame.changes().board() || frame.changes().whole();
    }

    private void tick(Instant now) {
        if (asked != null && !now.isBefore(asked.plus(due ? SOONEST : EVERY))) {
            ask();
        }
    }

    /// Asks the server now.
    void ask() {
        if (asking.get()) {
            again = true;
            return;
        }
        asking.set(true);
        due = false;
        asked = fleet.serverNowProperty().get();
        question++;
        long now = question;
        CompletableFuture<?> unused = approvals
                .get()
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (now == question) {
                        answered(answer);
                    }
                }));
    }

    /// Waits no longer for the answer that is under way; what comes after all is not taken.
    void giveUp() {
        if (asking.get()) {
            question++;
            again = false;
            answered(new Answer.Unanswered<>());
        }
    }

    private void answered(Answer<List<ApprovalEntry>> answer) {
        asking.set(false);
        switch (answer) {
            case Answer.Given<List<ApprovalEntry>>(var all) -> show(all, Optional.empty());
            case Answer.Remembered<List<ApprovalEntry>>(var all, Instant at) -> show(all, Optional.of(at));
            case Answer.Refused<List<ApprovalEntry>>(var status, var code, var sentence, var correlation) -> {
                trouble.set(Optional.of(
                        new ActionTrouble(strings.get("approvals.failed"), sentence, Optional.of(correlation))));
                if (entries.get().isEmpty()) {
                    state.set(State.FAILED);
                }
            }
            case Answer.Unanswered<List<ApprovalEntry>> _ -> {
                if (entries.get().isEmpty()) {
                    state.set(unanswered(fleet.frame().freshness()));
                }
            }
        }
        if (again) {
            again = false;
            ask();
        }
    }

    private static State unanswered(Freshness freshness) {
        if (freshness.allowsCommands()) {
            return State.FAILED;
        }
        return switch (freshness.mode()) {
            case OFFLINE, REPLAY -> State.NOT_CACHED;
            case LIVE, LAGGING, RECONNECTING -> State.LOADING;
        };
    }

    private void show(List<ApprovalEntry> all, Optional<Instant> from) {
        trouble.set(Optional.empty());
        asOf.set(from);
        entries.set(List.copyOf(all));
        state.set(all.isEmpty() ? State.EMPTY : State.LIST);
        String id = chosen.get().map(ApprovalEntry::id).orElse("");
        chosen.set(all.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .or(() -> all.stream().findFirst()));
    }

    /// Why nothing can be decided about the chosen one; empty if it can.
    Optional<String> whyNot(ApprovalWords words) {
        Optional<ApprovalEntry> entry = chosen.get();
        FleetFrame frame = fleet.frame();
        SessionInfo session = frame.session();
        if (entry.isEmpty()) {
            return Optional.of(strings.get("approvals.none-chosen"));
        }
        if (session == null || !frame.freshness().allowsCommands()) {
            boolean past = frame.freshness().mode() == ConsoleMode.REPLAY;
            return Optional.of(strings.get(past ? "disabled.replay" : "disabled.offline"));
        }
        if (!entry.get().expiresAt().isAfter(fleet.serverNowProperty().get())) {
            return Optional.of(strings.get("approvals.expired"));
        }
        return words.whyNot(entry.get());
    }

    /// Whether whoever is signed in asked the chosen question.
    boolean isOwnQuestion() {
        SessionInfo session = fleet.frame().session();
        return session != null
                && chosen.get()
                        .filter(entry -> entry.requestedBy().equals(session.user()))
                        .isPresent();
    }

    ObjectProperty<Optional<ApprovalEntry>> chosenProperty() {
        return chosen;
    }

    /// Whether the server is being asked.
    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ApprovalEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// Server time of a list that this computer remembers; empty for one of now.
    ReadOnlyObjectProperty<Optional<Instant>> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}

package pitwall.views.logs;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.LogWish;
import pitwall.client.SessionInfo;
import pitwall.views.act.ActionTrouble;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQuery;

/// What came of the last question: what stands in the middle of the screen, and what went wrong. FX thread; needs no
/// toolkit.
final class LogOutcome {
    private final Strings strings;
    private final ReadOnlyObjectWrapper<LogsState> state = new ReadOnlyObjectWrapper<>(new LogsState.Loading());
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    LogOutcome(Strings strings) {
        this.strings = strings;
    }

    ReadOnlyObjectProperty<LogsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What went wrong; what was there before is still shown.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    boolean isReady() {
        return state.get() instanceof LogsState.Ready;
    }

    void become(LogsState other) {
        state.set(other);
    }

    /// Lines are to be asked for.
    ///
    /// @param rows how many are shown until they come
    /// @return false where they are not for this person
    boolean begins(@Nullable SessionInfo session, LogWish wish, int rows) {
        boolean may = LogReaders.mayRead(session, wish);
        if (!may) {
            state.set(new LogsState.NotAllowed(wish.origin()));
        } else if (rows == 0) {
            state.set(new LogsState.Loading());
        }
        return may;
    }

    /// All that was asked for is there.
    ///
    /// @param rows how many are shown
    /// @param cached whether they are what this computer remembers
    void settled(int rows, LogQuery query, boolean cached) {
        if (rows > 0) {
            state.set(new LogsState.Ready());
        } else if (!query.isEverything()) {
            state.set(new LogsState.FilteredOut(query.text().strip()));
        } else {
            state.set(cached ? new LogsState.NotCached(query.origin()) : new LogsState.Empty(query.origin()));
        }
    }

    /// Nothing is wrong any more.
    void fine() {
        trouble.set(Optional.empty());
    }

    /// A question was not answered as it should be.
    void failed(Answer<?> why) {
        String title = strings.get("logs.trouble");
        trouble.set(Optional.of(
                switch (why) {
                    case Answer.Refused<?>(int _, String _, String sentence, String correlation) ->
                        new ActionTrouble(title, sentence, Optional.of(correlation));
                    case Answer.Given<?> _, Answer.Remembered<?> _, Answer.Unanswered<?> _ ->
                        new ActionTrouble(title, strings.get("logs.trouble.unanswered"), Optional.empty());
                }));
    }

    /// The server cannot follow the query.
    void notFollowed(String why) {
        trouble.set(Optional.of(new ActionTrouble(
                strings.get("logs.trouble.follow"), strings.get("logs.follow." + why), Optional.empty())));
    }
}

package pitwall.views.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.Releases;
import pitwall.client.SessionInfo;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.fx.FleetModel;

/// The releases as the server told them last. It is asked when somebody looks, when the connection is back, and when
/// the audit trail says that somebody did something to a release. FX thread; needs no toolkit.
///
/// What one server or person was told is never shown to another.
public final class ReleaseCatalog {
    private static final List<String> OBJECTS = List.of("release", "tuf");

    /// A server that could not answer in time, although the connection is up, is asked again.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Releases releases;
    private final FleetModel fleet;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<List<ReleaseEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<CatalogState> state = new ReadOnlyObjectWrapper<>(new CatalogState.Loading());
    private @Nullable Instant asOf;
    private @Nullable String reader;
    private ConsoleMode mode = ConsoleMode.OFFLINE;
    private long asked;
    private Instant askedAt = Instant.EPOCH;
    private boolean wanted;

    public ReleaseCatalog(Releases releases, FleetModel fleet, Executor fxThread) {
        this.releases = releases;
        this.fleet = fleet;
        this.fxThread = fxThread;
        fleet.onFrame(this::follow);
        fleet.serverNowProperty().subscribe(this::askAgain);
    }

    /// Asks the server, unless it was asked before.
    public void want() {
        if (!wanted || !(state.get() instanceof CatalogState.Ready(var from) && from == null)) {
            refresh();
        }
    }

    /// Asks the server again; the old list stays until it answers.
    public void refresh() {
        wanted = true;
        state.set(new CatalogState.Loading());
        ask();
    }

    /// What is said of the missing answer stays until there is one.
    private void askAgain(Instant now) {
        boolean old = state.get() instanceof CatalogState.Ready(var from) && from != null;
        boolean missing = old || state.get() instanceof CatalogState.Unanswered;
        boolean live = fleet.frame().freshness().allowsCommands();
        if (wanted && live && missing && !now.isBefore(askedAt.plus(AGAIN))) {
            ask();
        }
    }

    private void ask() {
        asked++;
        askedAt = fleet.serverNowProperty().get();
        long question = asked;
        CompletableFuture<?> unused = releases.all()
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (question == asked) {
                        take(answer);
                    }
                }));
    }

    /// Waits no longer for the answer that is under way; what comes after all is not taken.
    public void giveUp() {
        if (state.get() instanceof CatalogState.Loading) {
            asked++;
            take(new Answer.Unanswered<>());
        }
    }

    private void take(Answer<List<ReleaseEntry>> answer) {
        switch (answer) {
            case Answer.Given<List<ReleaseEntry>>(var all) -> {
                asOf = fleet.serverNowProperty().get();
                entries.set(all);
                state.set(new CatalogState.Ready(null));
            }
            case Answer.Remembered<List<ReleaseEntry>>(var all, Instant from) -> {
                asOf = from;
                entries.set(all);
                state.set(new CatalogState.Ready(from));
            }
            case Answer.Refused<List<ReleaseEntry>>(int _, String _, String sentence, String correlation) ->
                state.set(new CatalogState.Refused(sentence, correlation));
            case Answer.Unanswered<List<ReleaseEntry>> _ -> {
                Instant from = asOf;
                state.set(from == null ? new CatalogState.Unanswered() : new CatalogState.Ready(from));
            }
        }
    }

    private void follow(FleetFrame frame) {
        forgetOthers(frame.session());
        ConsoleMode now = frame.freshness().mode();
        boolean back = now == ConsoleMode.LIVE && mode != ConsoleMode.LIVE;
        mode = now;
        if (wanted && (back || frame.changes().news().stream().anyMatch(ReleaseCatalog::isOfRelease))) {
            refresh();
        }
    }

    private static boolean isOfRelease(FleetEvent.News news) {
        return news instanceof FleetEvent.AuditAppended(var entry)
                && OBJECTS.stream().anyMatch(entry.object()::startsWith);
    }

    private void forgetOthers(@Nullable SessionInfo session) {
        String now = session == null ? null : session.server() + " " + session.user();
        if (now == null || now.equals(reader)) {
            return;
        }
        if (reader != null) {
            asOf = null;
            entries.set(List.of());
            asked++;
            state.set(new CatalogState.Unanswered());
        }
        reader = now;
    }

    /// The newest version first; the same list until another answer comes.
    public ReadOnlyObjectProperty<List<ReleaseEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<CatalogState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public Optional<ReleaseEntry> find(String version) {
        return entries.get().stream()
                .filter(release -> release.version().equals(version))
                .findFirst();
    }

    /// Server time of the list; empty before the first answer.
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }
}

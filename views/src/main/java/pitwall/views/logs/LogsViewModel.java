package pitwall.views.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.LogMemory;
import pitwall.client.LogWish;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.act.ActionTrouble;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.logs.lines.LineCondition;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.query.LogQuery;
import pitwall.views.logs.query.LogQueryError;

/// What the logs screen shows: the lines of a query, those of them that are hits, and what came since. FX thread; needs
/// no toolkit.
///
/// It follows new lines until somebody scrolls up, selects or searches; from then on they are only counted.
final class LogsViewModel {
    /// The most lines that are loaded.
    static final int MOST = 1_000_000;

    /// Fewer rows than this are too few to fill a window: more is loaded unasked, …
    private static final int FEW = 150;
    /// … at most so many pages of it.
    private static final int UNASKED = 20;

    private final LogsParts parts;
    private final FleetModel fleet;
    private final Strings strings;
    private final int most;
    private final LogRows rows;
    private final LogPins pins = new LogPins();
    private final LogCounts counts;
    private final StringProperty queryText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<LogQueryError>> queryTrouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LogsState> state = new ReadOnlyObjectWrapper<>(new LogsState.Loading());
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper follow = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper newer = new ReadOnlyIntegerWrapper();
    private final BooleanProperty onlyHits = new SimpleBooleanProperty(true);
    private final LogSelection selection = new LogSelection();
    private final IntegerProperty current = selection.leadProperty();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final LogSurroundings surroundings;
    private final LogTrips trips;
    private final LogSteps steps = new LogSteps(this::isUnderWay);
    private LogQuery query = LogQuery.ALL;
    private @Nullable LogWindow window;
    private @Nullable Instant cachedUntil;
    private @Nullable Runnable whenThere;
    private int unasked;
    private long changes;
    private boolean pending;
    /// Whether the lines of the window in use are still to take the place of others.
    private boolean opening;
    /// Whether somebody turned to a line since the query became another one.
    private boolean staying;
    private @Nullable SessionInfo reader;
    private boolean live;
    private boolean isShown;
    private boolean changedUnseen;

    LogsViewModel(LogsParts parts, Strings strings) {
        this(parts, strings, MOST);
    }

    /// @param most lines that are loaded
    LogsViewModel(LogsParts parts, Strings strings, int most) {
        this.parts = parts;
        this.fleet = parts.fleet();
        this.strings = strings;
        this.most = most;
        this.rows = new LogRows(parts.background(), parts.fxThread(), this::rowsChanged);
        this.counts = new LogCounts(parts.logs(), parts.fxThread());
        this.surroundings = new LogSurroundings(parts, this);
        this.trips = new LogTrips(this);
        queryText.subscribe(this::read);
        onlyHits.subscribe(_ -> apply());
    }

    /// Begins to follow the fleet, and loads what is missing.
    Subscription shown() {
        isShown = true;
        if (isOfSomebodyElse(fleet.frame().session())) {
            forget();
        }
        live = fleet.frame().freshness().allowsCommands();
        if (surroundings.openProperty().get().isEmpty() && window == null) {
            reload();
        } else if (changedUnseen && surroundings.openProperty().get().isEmpty()) {
            apply();
        }
        changedUnseen = false;
        LogWindow active = window;
        if (active != null) {
            active.resume();
        }
        Subscription frames = fleet.onFrame(this::accept);
        return () -> {
            frames.unsubscribe();
            hide();
        };
    }

    /// New lines come only while somebody looks; those of the time between are fetched when he looks again.
    private void hide() {
        isShown = false;
        LogWindow active = window;
        if (active != null) {
            active.pause();
        }
    }

    private void accept(FleetFrame frame) {
        if (isOfSomebodyElse(frame.session())) {
            forget();
        }
        boolean now = frame.freshness().allowsCommands();
        boolean back = now && !live;
        live = now;
        if (back && (cachedUntil != null || !(state.get() instanceof LogsState.Ready))) {
            reloadInPlace();
        } else if (back) {
            trouble.set(Optional.empty());
            fill();
        }
        counts.refreshed(frame.serverTime(fleet.localNow()));
    }

    private boolean isOfSomebodyElse(@Nullable SessionInfo now) {
        SessionInfo before = reader;
        reader = now == null ? before : now;
        return before != null && now != null && !(before.server().equals(now.server()) && before.seesTheSameAs(now));
    }

    /// What one person was shown is not left for the next.
    private void forget() {
        closeWindow();
        surroundings.leave();
        pins.clear();
        selection.clear();
        counts.forget();
        steps.forget();
        cachedUntil = null;
        rows.show(new LineStore(false), List.of(), List.of(), false);
        live = false;
        state.set(new LogsState.Loading());
    }

    private void read(String text) {
        switch (LogQuery.read(text, fleet.serverNowProperty().get())) {
            case LogQuery.Read.Valid(LogQuery read) -> {
                queryTrouble.set(Optional.empty());
                if (!read.text().strip().equals(query.text().strip())) {
                    query = read;
                    surroundings.leave();
                    apply();
                }
            }
            case LogQuery.Read.Invalid(LogQueryError error) -> queryTrouble.set(Optional.of(error));
        }
    }

    /// Shows what the query wants: at once out of what is there where it is narrower; the server is asked a moment
    /// later.
    private void apply() {
        steps.forget();
        staying = false;
        if (!isShown) {
            changedUnseen = true;
            return;
        }
        if (!query.search().isEmpty() && !onlyHits.get()) {
            stopFollowing();
        }
        LogWindow active = window;
        if (active != null && (cachedUntil != null || active.canNarrow(wish()))) {
            unasked = UNASKED;
            showRows();
        }
        long asked = ++changes;
        pending = true;
        parts.soon().execute(() -> {
            if (asked == changes && isShown) {
                ask();
            }
        });
    }

    private void ask() {
        pending = false;
        LogWindow active = window;
        LogWish wish = wish();
        if (active == null || cachedUntil == null && !active.canNarrow(wish)) {
            open(LogWindow::openNewest, !staying, null);
        } else if (cachedUntil == null) {
            unasked = 0;
            active.narrow(wish);
            counts.ask(wish);
            showRows();
            fill();
            settle();
        } else {
            settle();
        }
        steps.goOn();
    }

    private LogWish wish() {
        return query.wish(onlyHits.get());
    }

    /// Loads the newest lines of the query anew; what is there stays until they come.
    void reload() {
        open(LogWindow::openNewest, true, null);
    }

    /// The same without moving a reader who stays at a line.
    private void reloadInPlace() {
        line().filter(_ -> !follow.get())
                .ifPresentOrElse(line -> open(opened -> opened.openFrom(line.id()), false, null), this::reload);
    }

    /// @param there done as soon as the lines are there
    void open(Consumer<LogWindow> way, boolean following, @Nullable Runnable there) {
        surroundings.leave();
        closeWindow();
        unasked = 0;
        trouble.set(Optional.empty());
        if (!mayRead()) {
            state.set(new LogsState.NotAllowed());
            return;
        }
        if (rows.list().size() == 0) {
            state.set(new LogsState.Loading());
        }
        follow.set(following);
        newer.set(0);
        LogWish wish = wish();
        LogWindow opened = new LogWindow(parts, wish, isWhole(wish), most, new Told());
        window = opened;
        opening = true;
        whenThere = there;
        if (live) {
            cachedUntil = null;
            way.accept(opened);
            counts.ask(wish);
        } else {
            remember(opened);
        }
    }

    /// Only where nothing is left out can a missing line be told.
    private static boolean isWhole(LogWish wish) {
        return wish.least() == LogLevel.DEBUG
                && wish.sources().isEmpty()
                && wish.fields().isEmpty()
                && wish.text() == null
                && wish.regex() == null;
    }

    /// Shows what this computer remembers: every line, narrowed here.
    private void remember(LogWindow opened) {
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(parts.memory()::lines, parts.background())
                .thenAccept(part -> parts.fxThread().execute(() -> {
                    if (window == opened && !live) {
                        part.ifPresentOrElse(known -> remembered(opened, known), this::nothingRemembered);
                    }
                }));
    }

    private void nothingRemembered() {
        givenUp();
        state.set(new LogsState.NotCached());
    }

    /// Nothing comes in place of the lines that are there.
    private void givenUp() {
        whenThere = null;
        opening = false;
        steps.forget();
    }

    private void remembered(LogWindow opened, LogMemory.Part known) {
        cachedUntil = known.asOf();
        opened.openWith(known.lines());
    }

    private void closeWindow() {
        LogWindow open = window;
        if (open != null) {
            open.close();
            window = null;
        }
        whenThere = null;
        opening = false;
    }

    private boolean mayRead() {
        SessionInfo session = fleet.frame().session();
        return session == null || session.capabilities().contains(Capability.FLEET_READ);
    }

    /// Takes what the window tells.
    private final class Told implements LogWindow.Listener {
        @Override
        public void appended(int from) {
            if (isOfWindow()) {
                int shown = rows.appended(from);
                if (!follow.get()) {
                    newer.set(newer.get() + shown);
                }
                counts.came(shown);
            }
        }

        @Override
        public void prepended(int to) {
            if (isOfWindow()) {
                rows.prepended(to);
            }
        }

        @Override
        public void dropped(int first) {
            if (isOfWindow()) {
                rows.dropped(first);
            }
        }

        @Override
        public void sampled(int number) {
            if (isOfWindow()) {
                rows.sampled(number);
            }
        }

        @Override
        public void rested() {
            trouble.set(Optional.empty());
            if (!isOfWindow() && surroundings.openProperty().get().isEmpty()) {
                showRows();
            }
            fill();
            settle();
            changed();
            steps.goOn();
        }

        @Override
        public void failed(Answer<?> why) {
            givenUp();
            if (rows.list().size() == 0) {
                state.set(new LogsState.Failed());
            }
            trouble.set(Optional.of(troubleOf(why)));
        }

        @Override
        public void passed(int lines) {
            newer.set(newer.get() + lines);
        }

        @Override
        public void refused(String why) {
            trouble.set(Optional.of(new ActionTrouble(
                    strings.get("logs.trouble.follow"), strings.get("logs.follow." + why), Optional.empty())));
        }
    }

    private ActionTrouble troubleOf(Answer<?> why) {
        String title = strings.get("logs.trouble");
        return switch (why) {
            case Answer.Refused<?>(int _, String _, String sentence, String correlation) ->
                new ActionTrouble(title, sentence, Optional.of(correlation));
            case Answer.Given<?> _, Answer.Remembered<?> _, Answer.Unanswered<?> _ ->
                new ActionTrouble(title, strings.get("logs.trouble.unanswered"), Optional.empty());
        };
    }

    /// The surroundings of a line could not be loaded.
    void failed(Answer<?> why) {
        trouble.set(Optional.of(troubleOf(why)));
    }

    private boolean isOfWindow() {
        LogWindow active = window;
        return active != null && rows.store() == active.store();
    }

    private void showRows() {
        LogWindow active = window;
        if (active == null || active.store().isEmpty() && active.isBusy()) {
            return;
        }
        List<LineCondition> narrowing = new ArrayList<>(query.narrowing());
        if (cachedUntil != null) {
            CarChoice.of(query.cars(), fleet).ifPresent(narrowing::add);
        }
        if (onlyHits.get()) {
            narrowing.addAll(query.search());
        }
        if (rows.store() != active.store()) {
            pointInto(active.store());
        }
        opening = false;
        rows.show(active.store(), narrowing, query.search(), query.car().isPresent());
    }

    /// Numbers of lines mean nothing in another store: the line that was pointed at is looked for there, unless new
    /// lines are followed.
    private void pointInto(LineStore other) {
        int number = line().filter(_ -> !follow.get())
                .map(pointed -> other.numberOf(pointed.id()))
                .filter(other::holds)
                .orElse(0);
        boolean same = number != 0
                && line().filter(pointed -> other.id(number) == pointed.id()).isPresent();
        selection.only(same ? number : 0);
    }

    /// Loads more where what is there does not fill a window.
    private void fill() {
        LogWindow active = window;
        if (active != null && rows.list().lines() < FEW && active.hasOlder() && unasked < UNASKED && isAsking()) {
            unasked++;
            active.older();
        }
    }

    boolean isAsking() {
        return live && cachedUntil == null && surroundings.openProperty().get().isEmpty();
    }

    private void settle() {
        LogWindow active = window;
        if (active == null || rows.list().size() == 0 && (pending || active.isBusy())) {
            return;
        }
        Runnable waiting = whenThere;
        if (waiting != null) {
            whenThere = null;
            waiting.run();
        }
        if (rows.list().size() > 0) {
            state.set(new LogsState.Ready());
        } else if (!query.isEverything()) {
            state.set(new LogsState.FilteredOut(query.text().strip()));
        } else {
            state.set(cachedUntil == null ? new LogsState.Empty() : new LogsState.NotCached());
        }
    }

    private void rowsChanged() {
        if (cachedUntil != null) {
            counts.local(rows.list(), rows.store());
        }
        if (window != null && (rows.list().size() > 0 || !isBusy())) {
            fill();
            settle();
        }
        changed();
        steps.goOn();
    }

    private boolean isUnderWay() {
        return pending || opening || whenThere != null || rows.isRunning();
    }

    private boolean isBusy() {
        LogWindow active = window;
        return active != null && active.isBusy();
    }

    /// The reader does not want to be moved any more; new lines are counted from here on.
    void stopFollowing() {
        staying = true;
        if (follow.get()) {
            follow.set(false);
            newer.set(0);
            reading(true);
        }
    }

    private void reading(boolean now) {
        LogWindow active = window;
        if (active != null) {
            active.reading(now);
        }
    }

    /// Follows new lines from here on, where they join by themselves.
    void follow() {
        reading(false);
        newer.set(0);
        staying = false;
        follow.set(true);
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /// Shows everything that a car wrote around a moment, and keeps the query for later.
    void around(CarId car, Instant moment) {
        stopFollowing();
        changes++;
        pending = false;
        opening = false;
        live = fleet.frame().freshness().allowsCommands();
        surroundings.open(car, moment, live);
    }

    /// Goes back to the query; false where it was never left.
    boolean leaveContext() {
        Optional<LogContext> left = surroundings.leave();
        left.ifPresent(open -> {
            LogWindow active = window;
            if (active != null && (cachedUntil != null || active.wish().equals(wish()))) {
                showRows();
                selection.only(open.place());
            } else if (isShown) {
                ask();
            }
        });
        return left.isPresent();
    }

    /// The surroundings of a line are there.
    void arrived() {
        state.set(new LogsState.Ready());
    }

    LogRows rows() {
        return rows;
    }

    /// The ways to lines that may not be loaded.
    LogTrips trips() {
        return trips;
    }

    /// What the reader does where it may have to wait for lines.
    LogSteps steps() {
        return steps;
    }

    LogSelection selection() {
        return selection;
    }

    LogPins pins() {
        return pins;
    }

    LogCounts counts() {
        return counts;
    }

    LogQuery query() {
        return query;
    }

    /// What the server is asked for now.
    LogWish asked() {
        return wish();
    }

    Optional<LogWindow> window() {
        return Optional.ofNullable(window);
    }

    /// Until when the lines are known that come from this computer; absent while the server gives them.
    Optional<Instant> cachedUntil() {
        return Optional.ofNullable(cachedUntil);
    }

    boolean isLive() {
        return live;
    }

    FleetModel fleet() {
        return fleet;
    }

    /// The line that is pointed at, if it is there.
    Optional<LogLine> line() {
        int number = current.get();
        return rows.store().holds(number) ? Optional.of(rows.store().line(number)) : Optional.empty();
    }

    StringProperty queryTextProperty() {
        return queryText;
    }

    ReadOnlyObjectProperty<Optional<LogQueryError>> queryTroubleProperty() {
        return queryTrouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LogsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What went wrong; what was there before is still shown.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty followProperty() {
        return follow.getReadOnlyProperty();
    }

    /// How many lines came since nobody followed any more.
    ReadOnlyIntegerProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /// Whether only lines are shown in which the text was found; else they are marked among the others.
    BooleanProperty onlyHitsProperty() {
        return onlyHits;
    }

    /// The number of the line that is pointed at; 0 for none.
    IntegerProperty currentProperty() {
        return current;
    }

    /// Another number whenever rows came, went or look otherwise.
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<LogContext>> contextProperty() {
        return surroundings.openProperty();
    }
}

package pitwall.views.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.LogWish;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogLine;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.query.LogQuery;

/// What the logs screen shows: the lines of a query, those of them that are hits, and what came since. FX thread; needs
/// no toolkit.
///
/// It follows new lines until somebody scrolls up, selects or searches; from then on they are only counted.
final class LogsViewModel {
    /// The most lines that are loaded.
    static final int MOST = 1_000_000;

    private final FleetModel fleet;
    private final LogLoading loading;
    private final LogReading reading;
    private final LogArrivals arrivals;
    private final LogRows rows;
    private final LogPins pins = new LogPins();
    private final LogCounts counts;
    private final LogOutcome outcome;
    private final LogReaders readers = new LogReaders();
    private final LogSoon soon;
    private final LogSelection selection = new LogSelection();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final LogSurroundings surroundings;
    private final LogTrips trips;
    private final LogSteps steps = new LogSteps(this::isUnderWay);
    private final LogQuestion question;
    private boolean changedUnseen;

    LogsViewModel(LogsParts parts, Strings strings) {
        this(parts, strings, MOST);
    }

    LogsViewModel(LogsParts parts, Strings strings, int most) {
        this.fleet = parts.fleet();
        this.outcome = new LogOutcome(strings);
        this.soon = new LogSoon(parts.soon());
        this.loading = new LogLoading(parts, most, this::toldBack);
        this.reading = new LogReading(now -> loading.window().ifPresent(window -> window.reading(now)));
        this.arrivals = new LogArrivals(this);
        this.rows = new LogRows(parts.background(), parts.fxThread(), this::rowsChanged);
        this.counts = new LogCounts(parts.logs(), parts.fxThread());
        this.surroundings = new LogSurroundings(parts, this);
        this.trips = new LogTrips(this);
        this.question = new LogQuestion(fleet.serverNowProperty()::get, this::asked);
    }

    /// Begins to follow the fleet, and loads what is missing: new lines come only while somebody looks.
    Subscription shown() {
        if (readers.changedTo(fleet.frame().session())) {
            forget();
        }
        surroundings.watched(true);
        LogLoading.Turn turn = loading.turnedUnseen(fleet, outcome.isReady());
        if (!surroundings.lookedAt()) {
            if (changedUnseen && turn == LogLoading.Turn.LINES) {
                reload();
            } else if (changedUnseen) {
                apply();
            } else {
                turn(turn);
            }
        }
        changedUnseen = false;
        changed();
        Subscription frames = fleet.onFrame(this::accept).and(loading.lookBack(fleet, question));
        return () -> {
            frames.unsubscribe();
            surroundings.watched(false);
        };
    }

    private void accept(FleetFrame frame) {
        if (readers.changedTo(frame.session())) {
            forget();
        }
        boolean before = loading.isLive();
        turn(loading.turned(fleet, outcome.isReady()));
        if (before != loading.isLive()) {
            changed();
        }
        counts.refreshed(frame.serverTime(fleet.localNow()));
    }

    /// @param more whether the server has lines of the past that are not loaded
    private void toldBack(boolean more) {
        if (more && loading.isWatched() && loading.moment().isPresent()) {
            surroundings.showOr(this::reloadInPlace);
        }
        changed();
    }

    private void turn(LogLoading.Turn turn) {
        switch (turn) {
            case NOTHING -> {}
            case ROWS -> surroundings.showOr(this::showRows);
            case MORE -> {
                outcome.fine();
                fill();
            }
            case LINES -> reloadInPlace();
        }
    }

    /// What one person was shown is not left for the next.
    private void forget() {
        loading.forget();
        surroundings.leave();
        clear();
    }

    private void clear() {
        pins.clear();
        selection.clear();
        counts.forget();
        steps.forget();
        rows.show(new LineStore(false), List.of(), List.of(), _ -> false);
        outcome.become(new LogsState.Loading());
    }

    private void asked() {
        surroundings.leave();
        if (loading.turnsTo(question.query().origin())) {
            clear();
        }
        apply();
    }

    /// Shows what the query wants: at once out of what is there where it is narrower; the server is asked a moment
    /// later.
    private void apply() {
        steps.forget();
        reading.asked();
        if (!loading.isWatched()) {
            changedUnseen = true;
            return;
        }
        if (question.marksHits()) {
            stopFollowing();
        }
        if (loading.answers(question.wish())) {
            loading.unasked(false);
            showRows();
        }
        soon.take(() -> {
            if (loading.isWatched()) {
                ask();
            }
        });
    }

    private void ask() {
        LogWish wish = question.wish();
        if (!loading.answers(wish)) {
            open(LogWindow::openNewest, !reading.isStaying(), null);
        } else if (!loading.isCached()) {
            loading.unasked(true);
            loading.window().ifPresent(active -> active.narrow(wish));
            counts.ask(wish);
            showRows();
            fill();
            settle();
        } else {
            settle();
        }
        steps.goOn();
    }

    /// Loads the newest lines of the query anew; what is there stays until they come.
    void reload() {
        open(LogWindow::openNewest, true, null);
    }

    /// The same without moving a reader who stays at a line.
    private void reloadInPlace() {
        line().filter(_ -> !reading.follows())
                .ifPresentOrElse(line -> open(opened -> opened.openFrom(line.id()), false, null), this::reload);
    }

    /// @param there done as soon as the lines are there
    void open(Consumer<LogWindow> way, boolean following, @Nullable Runnable there) {
        surroundings.leave();
        loading.close();
        outcome.fine();
        LogWish wish = question.wish();
        if (outcome.begins(fleet.frame().session(), wish, rows.list().size())) {
            reading.begin(following);
            loading.open(wish, arrivals, way, there, this::nothingRemembered);
            if (loading.isLive()) {
                counts.ask(wish);
            }
        }
    }

    private void nothingRemembered() {
        steps.forget();
        if (question.wish().isOfServer()) {
            clear();
        }
        outcome.become(new LogsState.NotCached(query().origin()));
    }

    /// All that was asked for is there, as it should be.
    void rested() {
        outcome.fine();
        if (!loading.isOf(rows.store()) && !contextProperty().get().isPresent()) {
            showRows();
        }
        fill();
        settle();
        changed();
        steps.goOn();
    }

    /// Nothing comes in place of the lines that are there.
    void givenUp(Answer<?> why) {
        loading.givenUp();
        steps.forget();
        if (rows.list().size() == 0) {
            outcome.become(new LogsState.Failed());
        }
        outcome.failed(why);
    }

    private void showRows() {
        LogWindow active = loading.window().orElse(null);
        if (active == null || active.store().isEmpty() && active.isBusy()) {
            return;
        }
        if (rows.store() != active.store()) {
            selection.into(active.store(), line().filter(_ -> !reading.follows()));
        }
        loading.arrived();
        LogQuery query = question.query();
        rows.show(active.store(), question.narrowing(loading, fleet), query.search(), loading.seamsAlone(query.car()));
    }

    private void fill() {
        if (!contextProperty().get().isPresent()) {
            loading.fill(rows.list().lines());
        }
    }

    boolean isAsking() {
        return loading.isLive()
                && !loading.isCached()
                && !contextProperty().get().isPresent();
    }

    private void settle() {
        if (loading.window().isEmpty() || rows.list().size() == 0 && (soon.isPending() || loading.isBusy())) {
            return;
        }
        loading.due().run();
        outcome.settled(rows.list().size(), question.query(), loading.isCached());
    }

    private void rowsChanged() {
        if (loading.isCached()) {
            counts.local(rows.list(), rows.store());
        }
        if (loading.window().isPresent() && (rows.list().size() > 0 || !loading.isBusy())) {
            fill();
            settle();
        }
        changed();
        steps.goOn();
    }

    private boolean isUnderWay() {
        return soon.isPending() || loading.isOpening() || rows.isRunning();
    }

    /// The reader does not want to be moved any more; new lines are counted from here on.
    void stopFollowing() {
        reading.stay();
    }

    /// Follows new lines from here on, where they join by themselves.
    void follow() {
        reading.follow();
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /// Shows everything that a car, or the server, wrote around a moment, and keeps the query for later.
    void around(@Nullable CarId car, Instant moment) {
        stopFollowing();
        soon.forget();
        loading.arrived();
        loading.turned(fleet, outcome.isReady()); // whoever goes back looks whether other lines are wanted
        surroundings.open(car, moment, loading.isLive());
    }

    /// Goes back to the query; false where it was never left.
    boolean leaveContext() {
        Optional<LogContext> left = surroundings.leave();
        left.ifPresent(open -> {
            if (loading.isAllOf(question.wish())) {
                showRows();
                selection.only(open.place());
            } else if (loading.isWatched()) {
                ask();
            }
        });
        return left.isPresent();
    }

    LogOutcome outcome() {
        return outcome;
    }

    LogQuestion question() {
        return question;
    }

    LogQuery query() {
        return question.query();
    }

    LogLoading loading() {
        return loading;
    }

    LogReading reading() {
        return reading;
    }

    LogRows rows() {
        return rows;
    }

    LogTrips trips() {
        return trips;
    }

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

    FleetModel fleet() {
        return fleet;
    }

    /// By which time the lines that are shown are told.
    LogTold told() {
        return new LogTold(rows.store().reckoning(), loading.moment());
    }

    /// The line that is pointed at, if it is there.
    Optional<LogLine> line() {
        int number = selection.lead();
        return rows.store().holds(number) ? Optional.of(rows.store().line(number)) : Optional.empty();
    }

    /// Another number whenever rows came, went or look otherwise.
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<LogContext>> contextProperty() {
        return surroundings.openProperty();
    }
}

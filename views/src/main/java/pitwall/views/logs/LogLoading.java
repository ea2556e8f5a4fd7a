package pitwall.views.logs;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness;
import pitwall.client.LogMemory;
import pitwall.client.LogWish;
import pitwall.client.LogWish.Origin;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogLine;
import pitwall.views.fx.FleetModel;
import pitwall.views.logs.lines.LineCondition;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.Seam;

/// Which stretch of lines is loaded: of the server while there is a connection, else of what this computer remembers.
/// FX thread; needs no toolkit.
final class LogLoading {
    /// Fewer rows than this are too few to fill a window: more is loaded unasked, …
    private static final int FEW = 150;
    /// … at most so many pages of it.
    private static final int UNASKED = 20;

    private final LogsParts parts;
    private final int most;
    private final LogFiller filler;
    private @Nullable LogWindow window;
    private @Nullable Instant cachedUntil;
    private @Nullable Instant moment;
    private Reckoning reckoning = Reckoning.AS_KNOWN;
    private Origin origin = Origin.CARS;
    private @Nullable Runnable whenThere;
    private boolean opening;
    private boolean live;
    private boolean watched;
    private int unasked;

    /// @param most lines that are loaded
    /// @param told called when the server told of the past, with whether there are lines that are not loaded
    LogLoading(LogsParts parts, int most, Consumer<Boolean> told) {
        this.parts = parts;
        this.most = most;
        this.filler = new LogFiller(parts, this::isLoaded, told);
    }

    /// Takes whether somebody looks: nobody follows lines unseen.
    void watched(boolean now) {
        watched = now;
        window().ifPresent(active -> active.watched(now));
    }

    boolean isWatched() {
        return watched;
    }

    /// Whether a line is loaded, as far as that is known at once.
    private boolean isLoaded(long id) {
        LineStore store = window().map(LogWindow::store).orElse(null);
        if (store == null || store.reckoning() == Reckoning.AS_HAPPENED) {
            return false;
        }
        int number = store.numberOf(id);
        return number < store.end() && store.id(number) == id;
    }

    /// Asks the server, while it can be asked, for what it has of the past of cars that is shown; until the
    /// subscription ends.
    Subscription lookBack(FleetModel fleet, LogQuestion question) {
        Runnable look = () -> filler.look(question.wish(), isAskedBack(fleet, question) ? moment : null);
        look.run();
        return Subscription.combine(
                fleet.onFrame(_ -> look.run()),
                fleet.live().onFrame(_ -> look.run()),
                question.textProperty().subscribe((_, _) -> look.run()),
                question.onlyHitsProperty().subscribe((_, _) -> look.run()));
    }

    private static boolean isAskedBack(FleetModel fleet, LogQuestion question) {
        return question.query().origin() == Origin.CARS
                && fleet.live().frame().freshness().allowsCommands();
    }

    /// What the server tells of the past.
    LogFiller filler() {
        return filler;
    }

    /// What another time, or another connection, asks for.
    enum Turn {
        NOTHING,
        /// Other rows of the lines that are loaded.
        ROWS,
        /// More lines where there are few.
        MORE,
        /// Other lines.
        LINES
    }

    /// Takes where the console is now: in the present or in the past, with a connection or without.
    ///
    /// @param ready whether lines are shown
    Turn turned(FleetModel fleet, boolean ready) {
        boolean travelled = travelled(fleet);
        boolean back = live(fleet.frame().freshness().allowsCommands());
        if (back) {
            return isCached() || !ready ? Turn.LINES : Turn.MORE;
        }
        if (travelled) {
            return isCached() && isInOrder() ? Turn.ROWS : Turn.LINES;
        }
        return Turn.NOTHING;
    }

    /// As [#turned], after nobody looked for a while.
    Turn turnedUnseen(FleetModel fleet, boolean ready) {
        Turn turn = turned(fleet, ready);
        return isStale() ? Turn.LINES : turn;
    }

    /// Whether the server can be asked.
    boolean isLive() {
        return live;
    }

    /// @return whether the connection came back
    private boolean live(boolean now) {
        boolean back = now && !live;
        live = now;
        return back;
    }

    /// The moment of the past that is shown; absent in the present.
    Optional<Instant> moment() {
        return Optional.ofNullable(moment);
    }

    /// @return whether another moment of the past is shown than before, or otherwise
    private boolean travelled(FleetModel fleet) {
        Instant before = moment;
        moment = fleet.frame().freshness() instanceof Freshness.Replay(Instant at) ? at : null;
        Reckoning next =
                moment == null ? Reckoning.AS_KNOWN : fleet.reckoningProperty().get();
        boolean otherwise = next != reckoning;
        reckoning = next;
        return otherwise || !Objects.equals(moment, before);
    }

    /// By which time the past is told.
    Reckoning reckoning() {
        return reckoning;
    }

    /// What must hold of a line to be there at the moment that is shown; nothing in the present.
    List<LineCondition> known() {
        return moment().<LineCondition>map(then -> new LineCondition.Span(null, then.plusMillis(1), reckoning)).stream()
                .toList();
    }

    /// Which seams are shown though the line behind them is not: those of the only car that is asked for, since of what
    /// this computer remembers the lines of all cars are loaded. In the past there is nothing to say of later ones.
    Predicate<Seam> seamsAlone(Optional<CarId> car) {
        return moment().isEmpty() && car.isPresent()
                ? seam -> seam.speaker().equals(car.get().value())
                : _ -> false;
    }

    /// Whether what is loaded is in the order in which it is shown.
    boolean isInOrder() {
        return window().filter(active -> active.store().reckoning() == reckoning)
                .isPresent();
    }

    /// Whether other lines would be loaded now: those of the server while there is a connection, those that this
    /// computer remembers in the past, and in another order.
    private boolean isStale() {
        return !isInOrder() || (isCached() ? live : moment != null);
    }

    Optional<LogWindow> window() {
        return Optional.ofNullable(window);
    }

    /// Until when the lines are known that come from this computer; absent while the server gives them.
    Optional<Instant> cachedUntil() {
        return Optional.ofNullable(cachedUntil);
    }

    boolean isCached() {
        return cachedUntil != null;
    }

    /// Begins with other lines, in place of those that are loaded.
    ///
    /// @param way how it begins with the server
    /// @param there done as soon as the lines are there
    /// @param nothing called where there is no server, and nothing is remembered
    void open(
            LogWish wish,
            LogWindow.Listener listener,
            Consumer<LogWindow> way,
            @Nullable Runnable there,
            Runnable nothing) {
        LineStore store = new LineStore(LogQuestion.isWhole(wish), reckoning);
        LogWindow opened = new LogWindow(parts, wish, store, most, listener);
        opened.watched(watched);
        window = opened;
        opening = true;
        whenThere = there;
        if (live) {
            cachedUntil = null;
            way.accept(opened);
        } else if (wish.isOfServer()) {
            letGo();
            nothing.run();
        } else {
            remember(parts, (asOf, lines) -> {
                if (window != opened || live) {
                    return;
                }
                Instant until = asOf == null && !filler.isEmpty() ? moment : asOf;
                if (until == null) {
                    givenUp();
                    nothing.run();
                } else {
                    cachedUntil = until;
                    opened.openWith(moment == null ? lines : filler.with(lines));
                }
            });
        }
    }

    /// Reads what this computer remembers.
    ///
    /// @param taken takes until when it is known, null where nothing is, and the lines
    static void remember(LogsParts parts, BiConsumer<@Nullable Instant, List<LogLine>> taken) {
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(parts.memory()::lines, parts.background())
                .thenAccept(part -> parts.fxThread()
                        .execute(() -> taken.accept(
                                part.map(LogMemory.Part::asOf).orElse(null),
                                part.map(LogMemory.Part::lines).orElse(List.of()))));
    }

    void close() {
        LogWindow open = window;
        if (open != null) {
            open.close();
            window = null;
        }
        whenThere = null;
        opening = false;
        unasked = 0;
    }

    /// Lets go of the lines that are loaded.
    private void letGo() {
        close();
        filler.forget();
        cachedUntil = null;
    }

    /// Lets go of what this computer remembers.
    void forget() {
        letGo();
        live = false;
    }

    /// Takes whose lines are wanted, and lets go of those of others.
    ///
    /// @return whether they are of others than before
    boolean turnsTo(Origin wanted) {
        boolean other = wanted != origin;
        origin = wanted;
        if (other) {
            letGo();
        }
        return other;
    }

    /// Nothing comes in place of the lines that are shown.
    void givenUp() {
        whenThere = null;
        opening = false;
    }

    /// The lines are shown.
    void arrived() {
        opening = false;
    }

    /// Whether what is loaded is still to be shown.
    boolean isOpening() {
        return opening || whenThere != null;
    }

    /// What was to be done as soon as the lines are there.
    Runnable due() {
        Runnable waiting = whenThere;
        whenThere = null;
        return waiting == null ? () -> {} : waiting;
    }

    /// True if that wish can be answered by what is loaded.
    boolean answers(LogWish wish) {
        LogWindow active = window;
        return active != null && !isStale() && (cachedUntil != null || active.canNarrow(wish));
    }

    /// Whether what is loaded is all that would be loaded for that wish.
    boolean isAllOf(LogWish wish) {
        LogWindow active = window;
        return active != null
                && !isStale()
                && (cachedUntil != null || active.wish().equals(wish));
    }

    boolean isBusy() {
        return window().filter(LogWindow::isBusy).isPresent();
    }

    /// Whether these are the lines that are loaded.
    boolean isOf(LineStore store) {
        LogWindow active = window;
        return active != null && active.store() == store;
    }

    /// From here on more may be loaded unasked, or nothing.
    void unasked(boolean may) {
        unasked = may ? 0 : UNASKED;
    }

    /// Loads more where what is there does not fill a window.
    void fill(int lines) {
        LogWindow active = window;
        if (active != null && live && cachedUntil == null && lines < FEW && active.hasOlder() && unasked < UNASKED) {
            unasked++;
            active.older();
        }
    }
}

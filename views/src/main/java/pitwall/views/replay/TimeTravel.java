package pitwall.views.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.Reckoning;
import pitwall.client.past.FleetPast;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.views.fx.Comparison;
import pitwall.views.fx.FleetModel;

/// Leads every screen to a moment of the past and back. At most one moment is asked for at a time: while somebody
/// drags, those in between are left out. FX thread.
public final class TimeTravel {
    private static final Logger log = LoggerFactory.getLogger(TimeTravel.class);
    /// How far back the first look goes.
    private static final Duration FIRST_LOOK = Duration.ofMinutes(5);
    /// So soon what is seen can be shown again, on the busiest computer.
    private static final Duration WRITTEN_AFTER = Duration.ofSeconds(10);

    private final FleetModel fleet;
    private final FleetPast past;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<Instant>> moment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LIVE);
    private final ReadOnlyObjectWrapper<Speed> speed = new ReadOnlyObjectWrapper<>(Speed.X1);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<TimeRange> range = new ReadOnlyObjectWrapper<>(TimeRange.NONE);
    private final ReadOnlyObjectWrapper<List<Span>> coverage = new ReadOnlyObjectWrapper<>(List.of());
    private boolean asking;
    private boolean whole = true;
    private @Nullable Instant wanted;
    /// What is played and too little to show.
    private Duration rest = Duration.ZERO;

    /// What the moment looks like.
    public enum State {
        LIVE,
        /// It is on its way; the one before is still shown.
        LOADING,
        SHOWN,
        /// It was not seen here; the server told later how it was.
        SHOWN_BY_SERVER,
        /// The same, where the server told of the cars alone.
        CARS_BY_SERVER,
        /// Nobody on this computer saw that moment.
        NOT_CACHED,
        /// It was seen, and what was kept of it is damaged.
        DAMAGED,
        /// What was kept cannot be read.
        FAILED
    }

    /// How many seconds pass in one.
    public enum Speed {
        X1(1),
        X10(10),
        X60(60),
        X600(600);

        private final int factor;

        Speed(int factor) {
            this.factor = factor;
        }

        public int factor() {
            return factor;
        }
    }

    /// @param fleet shows what is seen now, made [FleetModel#over] another
    public TimeTravel(FleetModel fleet, FleetPast past, Executor fxThread) {
        this.fleet = fleet;
        this.past = past;
        this.fxThread = fxThread;
        past.whenMore(() -> fxThread.execute(this::lookAgain));
    }

    /// The moment that is shown, in whole seconds; empty while what is seen now is shown.
    public ReadOnlyObjectProperty<Optional<Instant>> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Speed> speedProperty() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// The stretch of time that the bar shows.
    public ReadOnlyObjectProperty<TimeRange> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /// Which parts of it can be shown.
    public ReadOnlyObjectProperty<List<Span>> coverageProperty() {
        return coverage.getReadOnlyProperty();
    }

    public boolean isInPast() {
        return moment.get().isPresent();
    }

    /// Server time, whatever is shown.
    public Instant now() {
        return fleet.live().serverNowProperty().get();
    }

    /// Into the past, a little, or back.
    public void toggle() {
        if (isInPast()) {
            leave();
        } else {
            Instant there = now().minus(FIRST_LOOK);
            past.coverage(there.minus(FIRST_LOOK), now().plus(WRITTEN_AFTER))
                    .whenCompleteAsync((spans, failure) -> enter(there, spans), fxThread);
        }
    }

    /// Where that moment was not seen, the first one after it that was; now where there is none.
    private void enter(Instant there, @Nullable List<Span> spans) {
        Instant seen = spans == null
                ? there
                : spans.stream()
                        .filter(span -> !span.to().isBefore(there))
                        .map(span -> span.from().isAfter(there) ? span.from() : there)
                        .findFirst()
                        .orElseGet(this::now);
        if (!isInPast()) {
            goTo(seen);
        }
    }

    /// Shows this moment, or the newest one if it has not been yet.
    public void goTo(Instant target) {
        Instant latest = now().truncatedTo(ChronoUnit.SECONDS);
        Instant then = target.isAfter(latest) ? latest : target.truncatedTo(ChronoUnit.SECONDS);
        boolean entering = !isInPast();
        whole |= entering;
        moment.set(Optional.of(then));
        if (!range.get().contains(then) || entering) {
            look(range.get().around(then, latest));
        }
        wanted = then;
        if (!asking) {
            ask();
        }
    }

    /// Goes so far, backwards where it is negative.
    public void step(Duration by) {
        moment.get().ifPresent(then -> goTo(then.plus(by)));
    }

    public void play(boolean on) {
        playing.set(on && isInPast());
        rest = Duration.ZERO;
    }

    public void speed(Speed next) {
        speed.set(next);
    }

    /// Goes on by what passed while playing.
    public void tick(Duration passed) {
        if (asking) {
            return;
        }
        if (state.get() == State.NOT_CACHED || state.get() == State.SHOWN) {
            askAgain();
        }
        if (!playing.get()) {
            return;
        }
        rest = rest.plus(passed.multipliedBy(speed.get().factor()));
        Duration seconds = rest.truncatedTo(ChronoUnit.SECONDS);
        if (seconds.isZero()) {
            return;
        }
        rest = rest.minus(seconds);
        Instant next = moment.get().orElseThrow().plus(seconds);
        if (next.isBefore(now())) {
            goTo(next);
        } else {
            leave();
        }
    }

    /// The newest moment is written down a little later: what was heard last stands in for it until then.
    private void askAgain() {
        moment.get().filter(then -> then.plus(WRITTEN_AFTER).isAfter(now())).ifPresent(this::goTo);
    }

    /// Shows a longer or shorter stretch on the bar, around the moment.
    public void zoom(Duration length) {
        moment.get().ifPresent(then -> look(new TimeRange(then, then.plus(length)).around(then, now())));
    }

    /// Back to what is seen now.
    public void leave() {
        wanted = null;
        playing.set(false);
        moment.set(Optional.empty());
        state.set(State.LIVE);
        range.set(TimeRange.NONE);
        coverage.set(List.of());
        fleet.showLive();
    }

    /// Holds the moment against what is seen now.
    public void compare(Comparison wanted) {
        fleet.compare(wanted);
    }

    /// Tells the past by another time.
    public void reckon(Reckoning wanted) {
        fleet.reckon(wanted);
    }

    /// By which time the past is told.
    public ReadOnlyObjectProperty<Reckoning> reckoningProperty() {
        return fleet.reckoningProperty();
    }

    public ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return fleet.comparisonProperty();
    }

    /// As of when the present is, where it is not followed any more.
    Optional<Instant> lastKnown() {
        FleetFrame present = fleet.live().frame();
        return present.freshness().allowsCommands() ? Optional.empty() : Optional.ofNullable(present.asOf());
    }

    private void look(TimeRange next) {
        range.set(next);
        past.coverage(next.from(), next.to())
                .whenCompleteAsync(
                        (spans, failure) -> {
                            if (spans != null && range.get().equals(next)) {
                                coverage.set(spans);
                            }
                        },
                        fxThread);
    }

    /// There may be more of it by now.
    private void lookAgain() {
        moment.get().ifPresent(then -> {
            look(range.get());
            if (wanted == null && state.get() != State.SHOWN) {
                wanted = then;
                if (!asking) {
                    ask();
                }
            }
        });
    }

    private void ask() {
        Instant target = wanted;
        wanted = null;
        if (target == null) {
            return;
        }
        asking = true;
        if (state.get() == State.LIVE) {
            state.set(State.LOADING);
        }
        past.at(target).whenCompleteAsync((then, failure) -> told(target, then, failure), fxThread);
    }

    private void told(Instant target, @Nullable PastFleet then, @Nullable Throwable failure) {
        asking = false;
        if (isInPast()) {
            if (then == null) {
                log.warn("the past cannot be read", failure);
                showNothing(target, State.FAILED);
            } else {
                show(then);
            }
        }
        if (wanted != null) {
            ask();
        }
    }

    private void show(PastFleet then) {
        switch (then) {
            case PastFleet.Seen(Instant at, Instant figuresAt, FleetSnapshot snapshot, FleetChanges changes) -> {
                fleet.showPast(frame(at, figuresAt, snapshot, whole ? FleetChanges.WHOLE : changes));
                whole = false;
                state.set(seen(at, snapshot));
            }
            case PastFleet.NotSeen(Instant at) -> showNothing(at, State.NOT_CACHED);
            case PastFleet.Damaged(Instant at) -> showNothing(at, State.DAMAGED);
        }
    }

    private State seen(Instant at, FleetSnapshot snapshot) {
        if (!isFromServer(at)) {
            return State.SHOWN;
        }
        return snapshot.board().known() ? State.SHOWN_BY_SERVER : State.CARS_BY_SERVER;
    }

    private boolean isFromServer(Instant then) {
        return coverage.get().stream()
                .filter(Span::fromServer)
                .anyMatch(span -> !then.isBefore(span.from()) && !then.isAfter(span.to()));
    }

    /// Old values would be taken for those of this moment.
    private void showNothing(Instant at, State why) {
        whole = true;
        fleet.showPast(frame(at, at, FleetSnapshot.EMPTY.carsOnly(), FleetChanges.WHOLE));
        state.set(why);
    }

    private FleetFrame frame(Instant at, Instant figuresAt, FleetSnapshot snapshot, FleetChanges changes) {
        FleetFrame live = fleet.live().frame();
        return new FleetFrame(
                live.epoch(),
                0,
                snapshot,
                changes,
                List.of(),
                new Freshness.Replay(at),
                live.session(),
                figuresAt,
                live.serverAhead(),
                live.clockEstimated(),
                live.link());
    }
}

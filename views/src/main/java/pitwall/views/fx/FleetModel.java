package pitwall.views.fx;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.Reckoning;
import pitwall.fleet.FreshnessPolicy;

/// The fleet as the FX thread knows it: the newest frame, and the server's time. Belongs to the FX thread.
///
/// Screens listen to whole frames instead of list changes: at thousands of changes a second one list change each
/// costs the FX thread 35 to 75 times as much as setting everything once (`docs/decisions`).
public final class FleetModel {
    /// What there is before the first frame.
    public static final FleetFrame NOTHING = new FleetFrame(
            null,
            0,
            FleetSnapshot.EMPTY,
            FleetChanges.NONE,
            List.of(),
            new Freshness.Offline(null, 0, null, Freshness.Trouble.NONE),
            null,
            null,
            Duration.ZERO,
            true,
            LinkStatus.NONE);

    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<FleetFrame> frame = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<Freshness> freshness = new ReadOnlyObjectWrapper<>(NOTHING.freshness());
    private final ReadOnlyObjectWrapper<ConsoleMode> mode = new ReadOnlyObjectWrapper<>(ConsoleMode.OFFLINE);
    private final ReadOnlyBooleanWrapper watched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Instant> serverNow = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(Comparison.NONE);
    private final ReadOnlyObjectWrapper<Reckoning> reckoning = new ReadOnlyObjectWrapper<>(Reckoning.AS_KNOWN);
    private final SeenLogs logs = new SeenLogs();
    private final List<Consumer<FleetFrame>> listeners = new CopyOnWriteArrayList<>();

    private final FleetModel live;
    private boolean past;

    public FleetModel(InstantSource clock) {
        this.clock = clock;
        this.live = this;
        tick();
    }

    /// @param live what is shown unless it is the past
    private FleetModel(FleetModel live) {
        this.clock = live.clock;
        this.live = live;
        live.listeners.add(next -> {
            if (!past) {
                accept(next);
            }
        });
        live.serverNow.subscribe(ignored -> tick());
        accept(live.frame());
    }

    /// @param live of `whole`
    private FleetModel(FleetModel whole, FleetModel live) {
        this.clock = whole.clock;
        this.live = live;
        Followed.follow(frame, whole.frame);
        Followed.follow(freshness, whole.freshness);
        Followed.follow(mode, whole.mode);
        Followed.follow(watched, whole.watched);
        Followed.follow(serverNow, whole.serverNow);
        Followed.follow(comparison, whole.comparison);
        Followed.follow(reckoning, whole.reckoning);
    }

    /// A model that shows what `live` shows, or a moment of the past instead.
    public static FleetModel over(FleetModel live) {
        return new FleetModel(live);
    }

    /// A model that shows what this one shows, for one screen: whatever listens to it is forgotten with the screen and
    /// need not be taken away. It cannot be changed.
    public FleetModel forOneScreen() {
        FleetModel model = new FleetModel(this, live);
        pass(new WeakReference<>(model));
        return model;
    }

    /// Passes frames on as long as somebody has the model.
    private void pass(WeakReference<FleetModel> model) {
        listeners.add(new Consumer<>() {
            @Override
            public void accept(FleetFrame next) {
                FleetModel there = model.get();
                if (there == null) {
                    listeners.remove(this);
                } else {
                    there.tell(next);
                }
            }
        });
    }

    /// What is seen now, whatever this model shows.
    public FleetModel live() {
        return live;
    }

    /// Shows a moment of the past until [#showLive]; only of a model that was made [#over] another.
    public void showPast(FleetFrame then) {
        past = true;
        accept(then);
    }

    /// Shows what is seen now again.
    public void showLive() {
        comparison.set(Comparison.NONE);
        if (past) {
            past = false;
            accept(live().frame().replaced());
        }
    }

    /// Holds the past that is shown against what is seen now, until [#showLive]. There is nothing to hold against it in
    /// the present.
    public void compare(Comparison wanted) {
        comparison.set(past ? wanted : Comparison.NONE);
    }

    public ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// Tells the past by another time, from now on and until whoever is signed in leaves.
    public void reckon(Reckoning wanted) {
        reckoning.set(wanted);
        if (past) {
            accept(frame().replaced());
        }
    }

    /// By which time the past is told.
    public ReadOnlyObjectProperty<Reckoning> reckoningProperty() {
        return reckoning.getReadOnlyProperty();
    }

    /// Takes the next frame; the receiver of [FxPump].
    public void accept(FleetFrame next) {
        if (next.session() == null) {
            logs.clear();
            reckoning.set(Reckoning.AS_KNOWN);
        }
        logs.add(next.logs());
        frame.set(next);
        freshness.set(next.freshness());
        mode.set(next.freshness().mode());
        tick();
        tell(next);
    }

    private void tell(FleetFrame next) {
        for (Consumer<FleetFrame> listener : listeners) {
            listener.accept(next);
        }
    }

    /// Moves the clock; called once a second.
    public void tick() {
        FleetFrame now = frame.get();
        boolean still = now.freshness() instanceof Freshness.Replay && now.asOf() != null;
        serverNow.set(still ? now.asOf() : now.serverTime(clock.instant()));
    }

    /// Calls `listener` with every frame from now on, until the subscription ends.
    public Subscription onFrame(Consumer<FleetFrame> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public ReadOnlyObjectProperty<FleetFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    public FleetFrame frame() {
        return frame.get();
    }

    public ReadOnlyObjectProperty<Freshness> freshnessProperty() {
        return freshness.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ConsoleMode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /// Makes this console one that is only looked at, such as a wall of screens: nothing can be changed from it.
    public void onlyWatch(boolean only) {
        watched.set(only);
    }

    /// True while this console is only looked at.
    public ReadOnlyBooleanProperty watchedProperty() {
        return watched.getReadOnlyProperty();
    }

    /// The server's time, once a second; an estimate while there is no connection. In the past the moment of the
    /// figures that are shown.
    public ReadOnlyObjectProperty<Instant> serverNowProperty() {
        return serverNow.getReadOnlyProperty();
    }

    /// The log lines that were seen.
    public SeenLogs logs() {
        return live().logs;
    }

    /// What this computer's clock shows.
    public Instant localNow() {
        return clock.instant();
    }

    /// The limits of freshness that the server set, or the shipped ones before it said.
    public FreshnessPolicy freshnessPolicy() {
        var session = frame.get().session();
        return session == null ? FreshnessPolicy.DEFAULT : session.freshness();
    }
}

package pitwall.views.act;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.CarFiles;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.CarSlot;
import pitwall.views.fx.FleetModel;

/// Follows on the stream what somebody wants of cars, from the moment it is asked for until the cars prove it or it is
/// over otherwise, and keeps its line in the activity list: notified, applying, done. It looks at the present, whatever
/// the screens show. FX thread; needs no toolkit.
public final class WishWatch {
    /// How the rollouts of one that are made of wishes for single cars begin.
    private static final String SINGLE = "U-";
    /// Longer than a question to a second person is open; a wish that shows nowhere by then shows nowhere.
    private static final Duration LONGEST_UNSEEN = Duration.ofMinutes(45);

    private final FleetModel fleet;
    private final Function<FleetFrame, Optional<Seen>> finder;
    /// Where the stream tells nothing of it; absent where the stream tells all.
    private final @Nullable ListedWish listed;

    private final Subscription following;
    private final Instant since;
    private final String person;
    /// The rollouts of which a car said that it knows.
    private final Set<String> told = new HashSet<>();
    /// Whether the stream told of it.
    private boolean streamed;
    /// Whether a second person was asked about it.
    private boolean asked;
    /// Whether the server said that it recorded it.
    private boolean recorded;

    private boolean over;
    private @Nullable WishStanding standing;
    private @Nullable RunningTask task;

    /// @param rollout that was made of the wish
    /// @param standing by whether a second person was asked before, and whether a car said that it knows
    private record Seen(String rollout, BiFunction<Boolean, Boolean, WishStanding> standing) {}

    private WishWatch(FleetModel fleet, @Nullable ListedWish listed, Function<FleetFrame, Optional<Seen>> finder) {
        this.fleet = fleet.live();
        this.listed = listed;
        this.finder = finder;
        this.since = this.fleet.serverNowProperty().get();
        this.person = person(this.fleet.frame());
        this.following = Subscription.combine(
                this.fleet.onFrame(this::look), this.fleet.serverNowProperty().subscribe(_ -> waitOn()));
    }

    /// Follows a wish for one car. Make it before the server is asked: what the car was asked for before is not it.
    ///
    /// @param files know the list of the car's updates, which alone tells of a wish that a second person is asked about
    public static WishWatch ofCar(FleetModel fleet, CarId car, String version, CarFiles files, Executor fxThread) {
        CarSlot slot = new CarSlot(car);
        FleetFrame live = fleet.live().frame();
        UpdateProgress last = slot.update(live.snapshot());
        String before = last == null ? "" : last.rollout();
        return new WishWatch(
                fleet,
                new ListedWish(car, version, person(live), files, fxThread),
                frame -> Optional.ofNullable(slot.update(frame.snapshot()))
                        .filter(update -> isOfOneCar(update.rollout())
                                && !update.rollout().equals(before)
                                && update.version().equals(version))
                        .map(update -> new Seen(update.rollout(), (_, heard) -> WishStanding.of(update, heard))));
    }

    /// Follows a wish for several cars.
    ///
    /// @param name of the rollout that the server makes of it
    public static WishWatch ofCars(FleetModel fleet, String name) {
        return new WishWatch(
                fleet,
                null,
                frame -> frame.snapshot().board().rollouts().stream()
                        .map(RolloutView::rollout)
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .map(each -> new Seen(each.id(), (asked, heard) -> WishStanding.of(each, asked, heard))));
    }

    /// Whether a rollout was made of a wish for one car alone.
    public static boolean isOfOneCar(String rollout) {
        return rollout.startsWith(SINGLE);
    }

    private static String person(FleetFrame frame) {
        SessionInfo session = frame.session();
        return session == null ? "" : session.user();
    }

    private void look(FleetFrame frame) {
        if (!person(frame).equals(person)) {
            end(RunningTask.End.UNCONFIRMED);
            return;
        }
        for (FleetEvent.News news : frame.changes().news()) {
            if (news instanceof FleetEvent.DesiredNotified notified) {
                told.add(notified.rollout());
            }
        }
        Optional<Seen> seen = finder.apply(frame);
        if (seen.isPresent()) {
            streamed = true;
            stand(seen.get().standing().apply(asked, told.contains(seen.get().rollout())));
        } else if (streamed) {
            end(RunningTask.End.CANCELLED);
        } else {
            lookAtTheList();
        }
    }

    /// While nothing of it comes on the stream.
    private void lookAtTheList() {
        Instant now = fleet.serverNowProperty().get();
        Optional<CarUpdate> found = Optional.ofNullable(listed).flatMap(ListedWish::found);
        if (found.isPresent()) {
            CarUpdate update = found.get();
            stand(WishStanding.of(update, told.contains(update.rollout())));
        } else if (Duration.between(since, now).compareTo(LONGEST_UNSEEN) > 0) {
            end(RunningTask.End.UNCONFIRMED);
        }
        if (recorded && listed != null && !over) {
            listed.ask(now, this::waitOn);
        }
    }

    private void stand(WishStanding now) {
        asked |=
                now instanceof WishStanding.OnTheWay(RunningTask.Way way, int _, int _) && way == RunningTask.Way.ASKED;
        if (!now.equals(standing)) {
            standing = now;
            tell();
        }
    }

    /// The server said that it recorded the wish: from now on it is looked for wherever it may show.
    void recorded(RunningTask line) {
        task = line;
        recorded = true;
        waitOn();
    }

    private void waitOn() {
        if (recorded && !streamed && !over) {
            lookAtTheList();
        }
    }

    /// Whether it was seen anywhere, which is more than any reply says.
    boolean isSeen() {
        return standing != null;
    }

    /// The server has recorded it: tells how far it came, and from now on every step.
    void follow(RunningTask line) {
        task = line;
        if (standing == null) {
            line.onTheWay(RunningTask.Way.WAITING);
        } else {
            tell();
        }
    }

    private void tell() {
        RunningTask line = task;
        WishStanding now = standing;
        if (line == null || now == null) {
            return;
        }
        switch (now) {
            case WishStanding.OnTheWay(RunningTask.Way way, int done, int of) -> {
                line.onTheWay(way);
                if (of > 0) {
                    line.progress(done, of);
                }
            }
            case WishStanding.Ended(RunningTask.End how) -> end(how);
        }
    }

    private void end(RunningTask.End how) {
        stop();
        if (task != null) {
            task.end(how);
        }
    }

    /// Follows it no longer.
    void stop() {
        over = true;
        following.unsubscribe();
    }
}

package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.Gap;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// The offer to show what changed while there was no connection: after every break in which anything did. One that was
/// not taken goes on through the next break; after a short break it goes by itself. FX thread; needs no toolkit.
final class MissedOffer {
    /// How long the offer stands after a break in which the console was never called offline.
    private static final Duration SHORT = Duration.ofMinutes(2);

    private final FleetModel live;
    private final Strings strings;
    private final Formats formats;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tip = new ReadOnlyStringWrapper("");
    /// The last picture before the break; absent while there is a connection.
    private @Nullable FleetFrame before;
    /// That from which the offer that stands counts.
    private @Nullable FleetFrame offered;

    private boolean offline;
    private @Nullable Instant until;
    private Destination place = new Destination.Cars("");

    /// @param live what is seen now, also while the past is shown
    MissedOffer(FleetModel live, Strings strings) {
        this.live = live;
        this.strings = strings;
        this.formats = strings.formats();
    }

    Subscription follow() {
        return Subscription.combine(
                live.modeProperty().subscribe(this::onMode),
                live.onFrame(this::onFrame),
                live.serverNowProperty().subscribe(this::tick));
    }

    private void onMode(ConsoleMode mode) {
        switch (mode) {
            case OFFLINE -> lost(true);
            case RECONNECTING -> lost(false);
            case LIVE, LAGGING -> back();
            case REPLAY -> {}
        }
    }

    /// @param called whether the console is called offline
    private void lost(boolean called) {
        if (before == null) {
            before = offered == null ? live.frame() : offered;
        }
        offline |= called;
        words.set("");
    }

    /// A console that was just started, or signed in to, has no picture yet when it begins to be offline.
    private void onFrame(FleetFrame frame) {
        if (frame.session() == null) {
            forget();
            before = null;
        } else if (!frame.freshness().allowsCommands() && frame.asOf() != null && !isPicture(before)) {
            before = offered == null ? frame : offered;
        }
    }

    private static boolean isPicture(@Nullable FleetFrame frame) {
        return frame != null && frame.asOf() != null;
    }

    private void back() {
        FleetFrame last = before;
        before = null;
        if (last == null || !words.get().isEmpty()) {
            return;
        }
        FleetFrame now = live.frame();
        Meanwhile.between(last, now)
                .filter(found -> !found.isNothing())
                .ifPresentOrElse(found -> offer(last, found, now), this::forget);
    }

    private void offer(FleetFrame last, Meanwhile found, FleetFrame now) {
        offered = last;
        until = offline ? null : now.serverTime(live.localNow()).plus(SHORT);
        place = place(found);
        String what = found.cars() > 0 ? formats.exact(found.cars()) : parts(found);
        words.set(
                offline
                        ? strings.get("mode.changed.offline", what)
                        : strings.get("mode.changed.short", formats.age(away(last, now)), what));
        tip.set(strings.get("mode.changed.tip", formats.utc(found.since()), parts(found)));
    }

    private static Duration away(FleetFrame last, FleetFrame now) {
        Instant from = last.asOf();
        Instant to = now.asOf();
        return from == null || to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static Destination place(Meanwhile found) {
        if (found.cars() > 0) {
            return new Destination.Cars(found.query());
        }
        return found.alarms() > 0
                ? new Destination.Alarms(Destination.Alarms.Tab.JOURNAL, "")
                : new Destination.Rollouts();
    }

    private String parts(Meanwhile found) {
        List<String> parts = new ArrayList<>();
        add(parts, "mode.changed.cars", found.cars());
        add(parts, "mode.changed.alarms", found.alarms());
        add(parts, "mode.changed.rollouts", found.rollouts());
        return String.join(" · ", parts);
    }

    private void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(strings.plural(key, count));
        }
    }

    /// The picture is whole again, but what happened in between was never here: that is said, not passed over.
    void tell(Gap gap, FleetFrame frame) {
        Instant since = gap.from();
        long[] changed = {0};
        frame.snapshot().forEach(car -> changed[0] += car.status().since().isAfter(since) ? 1 : 0);
        // A moment, not an age: the list stays what was offered, however long somebody reads it.
        place = new Destination.Cars("changed:" + since.truncatedTo(ChronoUnit.SECONDS));
        offered = null;
        offline = false;
        until = null;
        words.set(strings.get("mode.gap", formats.utc(since), formats.utc(gap.to()), changed[0]));
        tip.set("");
    }

    private void tick(Instant now) {
        if (until != null && !now.isBefore(until)) {
            forget();
        }
    }

    /// Takes the offer away.
    void forget() {
        words.set("");
        offered = null;
        offline = false;
        until = null;
    }

    /// The offer; empty where there is nothing to offer.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// How many of what changed, and since when.
    ReadOnlyStringProperty tipProperty() {
        return tip.getReadOnlyProperty();
    }

    /// Where what changed is shown.
    Destination place() {
        return place;
    }
}

package pitwall.views.cars.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.fx.FleetModel;

/// Remembers the five counts once a minute for the last hour, as long as the console runs and sees the fleet live, also
/// while somebody looks at the past. A minute without a live picture is a gap, never an old count. FX thread; it counts
/// elsewhere.
public final class FleetTrend {
    /// Minutes that are kept.
    static final int KEPT = 60;
    /// With what a count is compared.
    static final Duration BACK = Duration.ofMinutes(10);
    /// How far from that the compared count may be.
    private static final Duration SLACK = Duration.ofSeconds(90);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FleetModel fleet;
    private final Executor background;
    private final Executor fxThread;
    private final Deque<Point> points = new ArrayDeque<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private @Nullable String server;
    private boolean counting;

    private record Point(Instant at, Map<Tile, Integer> tiles, int problems) {}

    /// Begins to remember.
    ///
    /// @param background where the fleet is counted
    public FleetTrend(FleetModel fleet, Executor background, Executor fxThread) {
        this.fleet = fleet.live();
        this.background = background;
        this.fxThread = fxThread;
        this.fleet.serverNowProperty().subscribe(this::tick);
    }

    private void tick(Instant now) {
        FleetFrame frame = fleet.frame();
        String current = frame.session() == null ? null : frame.session().server();
        if (current == null || !current.equals(server)) {
            server = current;
            points.clear();
            revision.set(revision.get() + 1);
        }
        boolean due = points.isEmpty() || !now.isBefore(points.getLast().at().plus(MINUTE));
        if (counting || !due || !frame.freshness().allowsCommands() || current == null) {
            return;
        }
        counting = true;
        ReadingTime time = ReadingTime.of(frame, now, fleet.freshnessPolicy());
        background.execute(() -> {
            Census census = Census.of(frame.snapshot(), time);
            fxThread.execute(() -> counted(now, current, census));
        });
    }

    private void counted(Instant at, String from, Census census) {
        counting = false;
        if (!from.equals(server)) {
            return;
        }
        points.addLast(new Point(at, census.tiles(), census.problems()));
        while (points.size() > KEPT) {
            points.removeFirst();
        }
        revision.set(revision.get() + 1);
    }

    /// Counts up with every point.
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// How many more cars there are in a count than ten minutes ago, or than when the console first counted since then;
    /// empty where nobody counted at least a minute ago.
    OptionalInt delta(Tile tile, int now, Instant at) {
        Optional<Point> point = compared(at);
        return point.isPresent()
                ? OptionalInt.of(now - point.get().tiles().getOrDefault(tile, 0))
                : OptionalInt.empty();
    }

    private Optional<Point> compared(Instant at) {
        Instant earliest = at.minus(BACK).minus(SLACK);
        return points.stream()
                .filter(point -> !point.at().isBefore(earliest) && !point.at().isAfter(at.minus(MINUTE)))
                .findFirst();
    }

    /// From when a difference counts where nobody counted ten minutes ago; empty where somebody did, and where there is
    /// no difference.
    Optional<Instant> deltaSince(Instant at) {
        Instant latest = at.minus(BACK).plus(SLACK);
        return compared(at).map(Point::at).filter(since -> since.isAfter(latest));
    }

    /// From when the problems are counted where that is less than the whole hour; empty where nobody counted yet.
    Optional<Instant> since(Instant now) {
        return points.stream()
                .findFirst()
                .map(Point::at)
                // In the past the console may not have counted yet.
                .filter(first -> !first.isAfter(now))
                .filter(first -> first.isAfter(now.minus(MINUTE.multipliedBy(KEPT - 1))));
    }

    /// Problems minute by minute over the last hour, oldest first; not a number where nobody counted.
    double[] problems(Instant now) {
        double[] minutes = new double[KEPT];
        Arrays.fill(minutes, Double.NaN);
        for (Point point : points) {
            long ago = Duration.between(point.at(), now).toMinutes();
            if (ago >= 0 && ago < KEPT) {
                minutes[(int) (KEPT - 1 - ago)] = point.problems();
            }
        }
        return minutes;
    }
}

package pitwall.server.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one car was, as far as it is not on disk yet, in steps that say something: a car that drives leaves a point
/// every quarter of a minute at most, one that stands a point every two minutes, so that silence can be told from
/// standing. Its methods may be called on any thread. At most [#MOST] points wait: beyond, the oldest are forgotten.
final class Track {
    /// An hour of driving.
    static final int MOST = 240;
    /// After so long without a point nobody knows where the car was: it was not heard.
    static final long SILENCE = 3 * 60_000;

    private static final long STEP = 15_000;
    private static final long STANDING = 2 * 60_000;
    private static final double MOVED_METRES = 25;

    private final CarClock clock = new CarClock();
    private final List<TrackPoint> waiting = new ArrayList<>();
    private @Nullable TrackPoint last;
    private long oldestArrival;

    /// @param claimed the car's own time, milliseconds
    /// @param received server time, milliseconds
    synchronized void add(long claimed, long received, double latitude, double longitude, int heading) {
        TrackPoint point = TrackPoint.of(clock.at(claimed, received), latitude, longitude, heading);
        TrackPoint before = last;
        if (before != null) {
            long since = point.millis() - before.millis();
            boolean says = since >= STANDING || since >= STEP && point.metresTo(before) >= MOVED_METRES;
            if (!says) {
                return;
            }
        }
        if (waiting.isEmpty()) {
            oldestArrival = received;
        }
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        waiting.add(point);
        last = point;
    }

    /// Whether some wait since before `then`, or so many that there is soon no room.
    synchronized boolean isDue(long then) {
        return waiting.size() > MOST / 2 || !waiting.isEmpty() && oldestArrival <= then;
    }

    /// A copy of what waits, oldest first.
    synchronized List<TrackPoint> waiting() {
        return List.copyOf(waiting);
    }

    /// These are on disk.
    synchronized void written(List<TrackPoint> points) {
        waiting.removeAll(points);
    }
}

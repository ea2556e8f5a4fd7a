package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.FleetEvent;

/// Presses what is known into frames: at most every 50 ms while something changes, at least once a second, and at
/// once when the mode changes. Owned by the `pitwall-fleet` thread.
final class FramePress {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MAX_LOGS = 10_000;

    private final FleetPicture picture;
    private final SteadyClock clock;
    private final FrameSink sink;
    private final Deque<SeenLog> logs = new ArrayDeque<>();
    private final Deque<FleetEvent.News> news = new ArrayDeque<>();
    private @Nullable Duration pressedAt;
    private @Nullable Freshness pressed;

    FramePress(FleetPicture picture, SteadyClock clock, FrameSink sink) {
        this.picture = picture;
        this.clock = clock;
        this.sink = sink;
    }

    /// Keeps a log entry for the next frame; beyond 10 000 the oldest is dropped.
    void log(CarId car, LogEntry entry) {
        if (logs.size() == MAX_LOGS) {
            logs.remove();
        }
        logs.add(new SeenLog(car, entry));
    }

    /// Keeps something that happened for the next frame; beyond 10 000 the oldest is dropped.
    void news(FleetEvent.News happened) {
        if (news.size() == FleetChanges.MAX_NEWS) {
            news.remove();
        }
        news.add(happened);
    }

    /// True where a frame is due that shows `freshness`.
    boolean isDue(Freshness freshness) {
        if (pressed == null || pressedAt == null || !pressed.getClass().equals(freshness.getClass())) {
            return true;
        }
        Duration since = clock.elapsed().minus(pressedAt);
        boolean changed = picture.hasChanges() || !logs.isEmpty() || !news.isEmpty() || progressed(pressed, freshness);
        return since.compareTo(changed ? SHORTEST : LONGEST) >= 0;
    }

    /// Makes a frame and hands it over.
    void press(
            @Nullable String epoch,
            long sequence,
            Freshness freshness,
            @Nullable SessionInfo session,
            @Nullable Instant asOf,
            ServerClock server,
            LinkStatus link) {
        FleetSnapshot snapshot = picture.snapshot();
        FleetFrame frame = new FleetFrame(
                epoch,
                sequence,
                snapshot,
                picture.takeChanges().with(takeNews()),
                takeLogs(),
                freshness,
                session,
                asOf,
                server.ahead(),
                server.isEstimated(),
                link);
        pressedAt = clock.elapsed();
        pressed = freshness;
        sink.offer(frame);
    }

    private static boolean progressed(Freshness before, Freshness now) {
        return !(now instanceof Freshness.Live) && !(now instanceof Freshness.Late) && !now.equals(before);
    }

    private List<FleetEvent.News> takeNews() {
        if (news.isEmpty()) {
            return List.of();
        }
        List<FleetEvent.News> taken = new ArrayList<>(news);
        news.clear();
        return taken;
    }

    private List<SeenLog> takeLogs() {
        if (logs.isEmpty()) {
            return List.of();
        }
        List<SeenLog> taken = new ArrayList<>(logs);
        logs.clear();
        return taken;
    }
}

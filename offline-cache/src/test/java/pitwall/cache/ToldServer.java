package pitwall.cache;

import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.past.ServerHistory;
import pitwall.fleet.Precision;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;

/// A server that knows how three cars were: the battery of each shows the tens of seconds since noon.
final class ToldServer implements ServerHistory {
    private static final int STEPS = 50;

    /// The steps that were asked for, in seconds.
    final List<Long> asked = new CopyOnWriteArrayList<>();
    private final Instant away;
    private final Instant back;
    private volatile boolean refusing;

    /// @param away from when it knows nothing
    /// @param back from when it knows again
    ToldServer(Instant away, Instant back) {
        this.away = away;
        this.back = back;
    }

    void refuses(boolean on) {
        refusing = on;
    }

    static int battery(long second) {
        return (int) ((second - NOON.getEpochSecond()) / 10 % 100);
    }

    @Override
    public CompletableFuture<Answer<HistoryPage>> page(
            Instant from, Instant to, Duration step, @Nullable String after) {
        asked.add(step.toSeconds());
        return CompletableFuture.completedFuture(
                refusing
                        ? new Answer.Refused<>(403, "FORBIDDEN", "No.", "c-1")
                        : new Answer.Given<>(page(from, to, step.toSeconds(), after)));
    }

    private HistoryPage page(Instant from, Instant to, long step, @Nullable String after) {
        long first = after == null ? Math.floorDiv(from.getEpochSecond(), step) * step : Long.parseLong(after);
        boolean begins = after == null;
        List<HistoryPage.Step> steps = new ArrayList<>();
        long at = first;
        for (; at <= to.getEpochSecond() && steps.size() < STEPS; at += step) {
            Instant moment = Instant.ofEpochSecond(at);
            if (moment.isBefore(away) || moment.isAfter(back)) {
                steps.add(new HistoryPage.Step(moment, begins, begins ? whole(at) : changes(at)));
                begins = false;
            } else {
                begins = true;
            }
        }
        String next = at <= to.getEpochSecond() ? String.valueOf(at) : null;
        return new HistoryPage(step, Precision.EXACT, steps, next);
    }

    private static List<FleetEvent> whole(long at) {
        return Stream.<FleetEvent>concat(fleet(3).stream().map(FleetEvent.CarCreated::new), changes(at).stream())
                .toList();
    }

    private static List<FleetEvent> changes(long at) {
        return fleet(3).stream()
                .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), vitals(battery(at), NOON)))
                .toList();
    }
}

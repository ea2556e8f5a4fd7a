package pitwall.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts what a connection carries, second by second. Owned by the `pitwall-fleet` thread.
final class LinkMeter {
    private static final int RATE_SECONDS = 5;
    private static final int HISTORY_SECONDS = 300;
    private static final int NO_CONNECTION = -1;

    private final SteadyClock clock;
    private final Deque<long[]> full = new ArrayDeque<>();
    private final Deque<Integer> lags = new ArrayDeque<>();
    private List<Integer> history = List.of();
    private long messages;
    private long characters;
    private int connections;
    private @Nullable Gap gap;
    private Duration secondBegan;

    LinkMeter(SteadyClock clock) {
        this.clock = clock;
        this.secondBegan = clock.elapsed();
    }

    void connected() {
        connections++;
    }

    void received(String text) {
        messages++;
        characters += text.length();
    }

    void missed(Gap found) {
        gap = found;
    }

    /// Looks at the clock; `lag` is absent where there is no connection.
    void update(@Nullable Duration lag) {
        if (clock.elapsed().minus(secondBegan).compareTo(Duration.ofSeconds(1)) < 0) {
            return;
        }
        secondBegan = clock.elapsed();
        full.add(new long[] {messages, characters});
        messages = 0;
        characters = 0;
        if (full.size() > RATE_SECONDS) {
            full.remove();
        }
        lags.add(lag == null ? NO_CONNECTION : (int) Math.min(Integer.MAX_VALUE, lag.toMillis()));
        if (lags.size() > HISTORY_SECONDS) {
            lags.remove();
        }
        history = List.copyOf(new ArrayList<>(lags));
    }

    LinkStatus status(@Nullable Duration roundTrip) {
        return new LinkStatus(roundTrip, perSecond(0), perSecond(1), history, connections, gap);
    }

    private double perSecond(int figure) {
        return full.stream().mapToLong(second -> second[figure]).average().orElse(0);
    }
}

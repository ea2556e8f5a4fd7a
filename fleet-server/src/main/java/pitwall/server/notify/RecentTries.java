package pitwall.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// How many tries of each channel were in vain within the last five minutes, to the [#SLICE]. Thread-safe.
final class RecentTries {
    static final Duration WINDOW = Duration.ofMinutes(5);

    /// So few say nothing.
    private static final int LEAST = 20;

    private static final Duration SLICE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Deque<Slice>> channels = new TreeMap<>();

    RecentTries(InstantSource clock) {
        this.clock = clock;
    }

    private record Slice(Instant from, int tries, int inVain) {}

    /// @param tries all of the window
    record Share(int tries, int inVain) {
        /// More than five of a hundred, and enough of them that one bad try is no share.
        boolean isBad() {
            return tries >= LEAST && inVain * 20 > tries;
        }

        String text() {
            return inVain + " of " + tries;
        }
    }

    synchronized void add(String channel, boolean arrived) {
        Instant now = clock.instant();
        Deque<Slice> slices = channels.computeIfAbsent(channel, name -> new ArrayDeque<>());
        Slice last = slices.peekLast();
        int vain = arrived ? 0 : 1;
        if (last != null && now.isBefore(last.from().plus(SLICE))) {
            slices.removeLast();
            slices.addLast(new Slice(last.from(), last.tries() + 1, last.inVain() + vain));
        } else {
            slices.addLast(new Slice(now, 1, vain));
        }
    }

    synchronized Share share(String channel) {
        Deque<Slice> slices = channels.get(channel);
        if (slices == null) {
            return new Share(0, 0);
        }
        Instant oldest = clock.instant().minus(WINDOW);
        slices.removeIf(slice -> slice.from().isBefore(oldest));
        if (slices.isEmpty()) {
            channels.remove(channel);
        }
        int tries = slices.stream().mapToInt(Slice::tries).sum();
        return new Share(tries, slices.stream().mapToInt(Slice::inVain).sum());
    }
}

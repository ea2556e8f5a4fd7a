package pitwall.fleet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/// Tells a flood: more than ten new alarms in ten minutes, until there are fewer than five. Belongs to whoever made it.
public final class FloodWatch {
    /// What "new" means.
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MORE_THAN = 10;
    private static final int FEWER_THAN = 5;

    /// Beyond this the count stops growing; memory is not what a flood may take.
    private static final int MOST = 10_000;

    private final Deque<Instant> moments = new ArrayDeque<>();
    private boolean flood;

    /// Goes on from what was so before.
    void restore(Collection<Instant> known, boolean wasFlood) {
        moments.clear();
        known.stream().sorted().forEach(this::add);
        flood = wasFlood;
    }

    void add(Instant raised) {
        moments.addLast(raised);
        if (moments.size() > MOST) {
            moments.removeFirst();
        }
    }

    /// New alarms within the last ten minutes.
    int recent(Instant now) {
        Instant oldest = now.minus(WINDOW);
        while (!moments.isEmpty() && moments.getFirst().isBefore(oldest)) {
            moments.removeFirst();
        }
        return moments.size();
    }

    boolean isFlood() {
        return flood;
    }

    /// True if a flood began or ended just now.
    boolean turns(Instant now) {
        int recent = recent(now);
        boolean next = flood ? recent >= FEWER_THAN : recent > MORE_THAN;
        boolean turned = next != flood;
        flood = next;
        return turned;
    }
}

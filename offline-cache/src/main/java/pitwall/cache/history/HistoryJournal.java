package pitwall.cache.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetRecorder;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.protocol.FleetEvent;

/// Collects what the client saw, second by second, until the thread of the history takes it. Called on the
/// `pitwall-fleet` thread; where the disk is too slow it forgets what waits, and the history has a gap.
public final class HistoryJournal implements FleetRecorder {
    /// After so long without a word of the server the second that runs is taken for over.
    public static final Duration LONGEST = Duration.ofSeconds(2);

    /// Some minutes of a busy fleet; more than this waits for no disk.
    private static final int MOST_CHANGES = 500_000;

    private final Object guard = new Object();
    private Pending pending = new Pending();
    private int waiting;
    /// The last second that is told already: what comes later of the same second is told with the next.
    private long told = Long.MIN_VALUE / 2;
    /// The server was heard as of this second, all of it.
    private long heard = Long.MIN_VALUE;
    /// The second that ran when it was looked at last, and since when it has.
    private long running = Long.MIN_VALUE;

    private Instant since = Instant.MIN;

    /// What waits: a whole picture first, if there is one, then what followed by second.
    static final class Pending {
        @Nullable
        SessionInfo session;

        @Nullable
        SeenPicture picture;

        final TreeMap<Long, SecondChanges> seconds = new TreeMap<>();

        /// The last second of which is known that nothing else changed until then.
        long heardUntil = Long.MIN_VALUE;

        /// What was before is lost: it cannot be gone on from.
        boolean broken;

        boolean isEmpty() {
            return picture == null && seconds.isEmpty() && heardUntil == Long.MIN_VALUE && !broken;
        }
    }

    @Override
    public void picture(SessionInfo session, SeenPicture picture) {
        synchronized (guard) {
            // What waited before the picture is lost; it is a matter of a second.
            pending = new Pending();
            waiting = 0;
            pending.session = session;
            pending.picture = picture;
            told = second(picture.asOf());
            heard = Long.MIN_VALUE;
        }
    }

    @Override
    public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
        long second = second(asOf);
        synchronized (guard) {
            if (waiting > MOST_CHANGES) {
                lose();
            }
            // Time does not go back, whatever the server's clock does.
            Map.Entry<Long, SecondChanges> last = pending.seconds.lastEntry();
            long place = Math.max(second, last == null ? told + 1 : last.getKey());
            SecondChanges into = pending.seconds.computeIfAbsent(place, unused -> new SecondChanges());
            int before = into.size();
            changes.forEach(into::add);
            waiting += into.size() - before;
            heard = Math.max(heard, asOf.getEpochSecond());
        }
    }

    @Override
    public void unchanged(Instant asOf) {
        synchronized (guard) {
            // The second that runs may still bring something.
            pending.heardUntil = Math.max(pending.heardUntil, asOf.getEpochSecond());
            heard = Math.max(heard, asOf.getEpochSecond());
        }
    }

    private void lose() {
        pending = new Pending();
        pending.broken = true;
        waiting = 0;
    }

    /// Drops what waits: what follows needs a whole picture.
    public void forget() {
        synchronized (guard) {
            lose();
        }
    }

    /// Takes everything that waits.
    Pending take() {
        synchronized (guard) {
            return take(new Pending());
        }
    }

    /// Takes what waits of seconds that are over. The one that runs goes on collecting: what happens in it is told of
    /// it however often somebody takes.
    ///
    /// @param now time of this computer
    Pending takeOver(Instant now) {
        synchronized (guard) {
            Map.Entry<Long, SecondChanges> last = pending.seconds.lastEntry();
            Pending rest = new Pending();
            if (last != null && last.getKey() > heard && runs(last.getKey(), now)) {
                pending.seconds.remove(last.getKey());
                rest.seconds.put(last.getKey(), last.getValue());
            }
            return take(rest);
        }
    }

    private boolean runs(long second, Instant now) {
        if (second != running || now.isBefore(since)) {
            running = second;
            since = now;
        }
        return now.isBefore(since.plus(LONGEST));
    }

    private Pending take(Pending rest) {
        Pending taken = pending;
        told = Math.max(told, taken.heardUntil);
        if (!taken.seconds.isEmpty()) {
            told = Math.max(told, taken.seconds.lastKey());
        }
        pending = rest;
        waiting = rest.seconds.values().stream().mapToInt(SecondChanges::size).sum();
        return taken;
    }

    /// The first whole second at which the picture is as it is at this moment.
    static long second(Instant moment) {
        return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
    }
}

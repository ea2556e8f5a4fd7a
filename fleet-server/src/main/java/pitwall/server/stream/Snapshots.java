package pitwall.server.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import pitwall.protocol.FrameCodec;
import pitwall.server.live.Cut;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;

/// Gives readers of the whole fleet their snapshot, the same to all who may see the same at the same sequence. When
/// many come at once, as after a restart, those who come within two seconds share one although the fleet went on:
/// what is newer follows as batches. Thread-safe.
final class Snapshots {
    private static final long STORM_AGE = Duration.ofSeconds(2).toNanos();
    /// So many at a time are a storm; below it everybody gets the newest sequence.
    private static final int STORM = 8;

    private final EventLog log;
    private final LivePicture picture;
    private final FrameCodec codec;
    private final Map<String, SharedSnapshot> newest = new HashMap<>();
    private final AtomicInteger written = new AtomicInteger();

    Snapshots(EventLog log, LivePicture picture, FrameCodec codec) {
        this.log = log;
        this.picture = picture;
        this.codec = codec;
    }

    /// The snapshot for a reader of everything.
    ///
    /// @param epoch as the reader is told
    SharedSnapshot whole(View view, String epoch, long maxBehind) {
        synchronized (newest) {
            SharedSnapshot known = newest.get(view.kind());
            if (known != null && isGood(known, maxBehind)) {
                return known.join();
            }
            Cut cut = picture.cut();
            SharedSnapshot made = own(epoch, cut.seq(), Snapshot.Content.whole(cut, view), view);
            newest.put(view.kind(), made);
            return made;
        }
    }

    /// A snapshot that nobody else is sent.
    SharedSnapshot own(String epoch, long seq, Snapshot.Content content, View view) {
        return new SharedSnapshot(new Snapshot(epoch, seq, content, view.precision()), codec, written).join();
    }

    private boolean isGood(SharedSnapshot known, long maxBehind) {
        return known.seq() == log.head()
                || known.readers() >= STORM
                        && known.ageNanos() < STORM_AGE
                        && log.weightAfter(known.seq()) < maxBehind / 4;
    }

    /// Lets go of texts that nobody is being sent. Called every second or so.
    void tidy() {
        synchronized (newest) {
            newest.values().removeIf(snapshot -> snapshot.readers() == 0);
        }
    }

    /// Parts that were turned into text since the start.
    int written() {
        return written.get();
    }
}

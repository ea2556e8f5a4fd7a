package pitwall.cache;

import java.time.Instant;
import java.util.List;
import pitwall.cache.PendingChanges.Head;
import pitwall.client.FleetRecorder;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.protocol.FleetEvent;

/// Collects what the client saw until the `pitwall-cache` thread takes it. Called on the `pitwall-fleet` thread; costs
/// a map entry a car at most, however slow the disk is.
final class FleetJournal implements FleetRecorder {
    private final Object guard = new Object();
    private PendingChanges pending = new PendingChanges();

    @Override
    public void picture(SessionInfo session, SeenPicture picture) {
        synchronized (guard) {
            pending.picture(session, picture);
        }
    }

    @Override
    public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
        synchronized (guard) {
            pending.changes(new Head(epoch, sequence, asOf), changes);
        }
    }

    /// Takes everything that waits.
    PendingChanges take() {
        synchronized (guard) {
            PendingChanges taken = pending;
            pending = new PendingChanges();
            return taken;
        }
    }

    /// Puts back what could not be written; what came since stays newer.
    void putBack(PendingChanges failed) {
        synchronized (guard) {
            failed.append(pending);
            pending = failed;
        }
    }
}

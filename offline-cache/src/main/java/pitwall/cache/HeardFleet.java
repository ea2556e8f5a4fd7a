package pitwall.cache;

import java.time.Instant;
import java.util.List;
import pitwall.client.FleetRecorder;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.protocol.FleetEvent;

/// Tells the lock that the server was heard. Called on the `pitwall-fleet` thread.
record HeardFleet(CacheLock lock) implements FleetRecorder {
    @Override
    public void picture(SessionInfo session, SeenPicture picture) {
        lock.heard();
    }

    @Override
    public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
        lock.heard();
    }

    @Override
    public void unchanged(Instant asOf) {
        lock.heard();
    }
}

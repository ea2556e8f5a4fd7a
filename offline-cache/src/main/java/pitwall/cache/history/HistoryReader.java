package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.FleetSnapshot;
import pitwall.client.ReplayedFleet;
import pitwall.client.past.PastFleet;
import pitwall.protocol.steps.DamagedRowException;

/// Shows moments of the past, one after the other; a later one of the same quarter of an hour costs what happened
/// between. Belongs to the thread of the history.
final class HistoryReader {
    private static final Logger log = LoggerFactory.getLogger(HistoryReader.class);

    private final HistoryRows rows;
    private final ObjectMapper json;
    private final ReplayedFleet fleet = new ReplayedFleet();
    private @Nullable GroupReplay replay;

    HistoryReader(HistoryRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    PastFleet at(Instant moment) throws IOException {
        long second = moment.getEpochSecond();
        Instant at = Instant.ofEpochSecond(second);
        Optional<RowHead> keyframe = rows.keyframe(second);
        if (keyframe.isEmpty()) {
            return new PastFleet.NotSeen(at);
        }
        GroupReplay open = replay;
        // Whatever ends otherwise than with a picture leaves none that is half told.
        replay = null;
        if (open != null && open.keyframe().equals(keyframe.get()) && open.place() <= second) {
            PastFleet further = advance(open, at);
            if (further instanceof PastFleet.Seen) {
                return further;
            }
            // Rows may have come or gone since the group was opened.
        }
        GroupReplay opened = GroupReplay.ofEnds(rows, keyframe.get(), (then, changes) -> fleet.apply(changes), json);
        fleet.replace(Keyframe.NOTHING);
        return advance(opened, at);
    }

    private PastFleet advance(GroupReplay open, Instant at) throws IOException {
        try {
            if (!open.advance(at.getEpochSecond())) {
                return new PastFleet.NotSeen(at);
            }
            replay = open;
            FleetSnapshot all = fleet.snapshot();
            FleetSnapshot snapshot = open.isOfCarsOnly() ? all.carsOnly() : all;
            return new PastFleet.Seen(at, Instant.ofEpochSecond(open.figuresAt()), snapshot, fleet.takeChanges());
        } catch (DamagedRowException e) {
            return damaged(at, e);
        }
    }

    private PastFleet damaged(Instant at, DamagedRowException e) {
        log.warn("a row of the history is not shown", e);
        return new PastFleet.Damaged(at);
    }

    /// What was read so far may be gone.
    void forget() {
        replay = null;
    }
}

package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.past.CarFilter;
import pitwall.client.past.Happenings;
import pitwall.protocol.steps.DamagedRowException;

/// Looks through stretches of the past for what happened in them, without showing any. Belongs to the thread of the
/// history; a quarter of an hour costs one group.
final class EventReader {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    private final HistoryRows rows;
    private final ObjectMapper json;

    EventReader(HistoryRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /// What happened after the second `from` and until the second `to`.
    Happenings between(long from, long to, CarFilter cars) throws IOException {
        EventCollector collector = new EventCollector(from, to, cars);
        @Nullable GroupReplay before = null;
        for (long group : groups(from, to)) {
            List<RowHead> of = rows.group(group);
            if (of.isEmpty() || of.getFirst().level() != Level.KEYFRAME) {
                before = null;
                continue;
            }
            if (before != null && goesOn(before, of)) {
                collector.goOn();
            } else {
                collector.begin();
            }
            before = null;
            try {
                GroupReplay replay = GroupReplay.ofAll(rows, of.getFirst(), collector, json);
                replay.advance(to);
                before = replay;
            } catch (DamagedRowException e) {
                log.warn("a damaged row tells nothing of what happened", e);
            }
        }
        return collector.happenings();
    }

    /// What a server told of one stretch ends a second before the next begins, and what differs happened then. What was
    /// seen here goes on with the same second.
    private static boolean goesOn(GroupReplay before, List<RowHead> next) {
        boolean fromServer = next.stream().anyMatch(row -> row.level().isFromServer());
        boolean carsOnly = next.stream().anyMatch(row -> row.level().isOfCarsOnly());
        return fromServer
                && before.isFromServer()
                && before.isOfCarsOnly() == carsOnly
                && before.place() + 1 == next.getFirst().from();
    }

    /// The groups that tell of a second after `from`, and the one before that a server told; one that only begins with
    /// `to` repeats what is known.
    private List<Long> groups(long from, long to) throws IOException {
        List<Long> groups = new ArrayList<>();
        // What a server told was written later than what came after it.
        List<RowHead> there = new ArrayList<>(rows.between(from, to));
        there.removeIf(row -> row.to() == from && !row.level().isFromServer());
        there.sort(Comparator.comparingLong(RowHead::from).thenComparingLong(RowHead::number));
        for (RowHead row : there) {
            if (row.level() != Level.KEYFRAME && row.from() < to && !groups.contains(row.group())) {
                groups.add(row.group());
            }
        }
        return groups;
    }
}

package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import pitwall.client.past.CarFilter;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.protocol.HistoryPage;

/// The history of one fleet: takes what was seen, shows any second of it. Belongs to one thread, but for the journal.
public final class HistoryTape {
    private final HistoryRows rows;
    private final HistoryRetention retention;
    private final ObjectMapper json;
    private final HistoryWriter writer;
    private final HistoryReader reader;
    private final EventReader events;
    private final GroupThinner thinner;

    /// @param json reads and writes what is rare
    public HistoryTape(HistoryRows rows, HistoryRetention retention, ObjectMapper json) {
        this.rows = rows;
        this.retention = retention;
        this.json = json;
        this.writer = new HistoryWriter(rows, json);
        this.reader = new HistoryReader(rows, json);
        this.events = new EventReader(rows, json);
        this.thinner = new GroupThinner(rows, json);
    }

    /// Writes what waits. True where nothing can be kept until a whole picture comes.
    ///
    /// @throws IOException where it cannot be written; the next call goes on from the picture as it is then
    public boolean write(HistoryJournal journal) throws IOException {
        return write(journal.take());
    }

    /// Writes what waits of seconds that are over; else as [#write].
    ///
    /// @param now time of this computer
    public boolean writeOver(HistoryJournal journal, Instant now) throws IOException {
        return write(journal.takeOver(now));
    }

    private boolean write(HistoryJournal.Pending pending) throws IOException {
        if (!pending.isEmpty()) {
            writer.write(pending);
        }
        return writer.needsPicture() && !pending.seconds.isEmpty();
    }

    /// How the fleet was at this moment. While it is followed, what was last heard holds until something else is heard.
    public PastFleet at(Instant moment) throws IOException {
        PastFleet found = reader.at(moment);
        if (found instanceof PastFleet.NotSeen && writer.holds(moment.getEpochSecond())) {
            PastFleet last = reader.at(Instant.ofEpochSecond(writer.last()));
            return last instanceof PastFleet.Seen(Instant at, Instant figures, var snapshot, var changes)
                    ? new PastFleet.Seen(moment, figures, snapshot, changes)
                    : last;
        }
        return found;
    }

    /// The stretches that can be shown between two moments, the earliest first.
    public List<Span> coverage(Instant from, Instant to) throws IOException {
        return Coverage.of(rows.between(from.getEpochSecond(), to.getEpochSecond()));
    }

    /// What happened after one moment and until another.
    public Happenings between(Instant from, Instant to, CarFilter cars) throws IOException {
        return events.between(from.getEpochSecond(), to.getEpochSecond(), cars);
    }

    /// Writes how a server says the fleet was at times of which nothing was seen here. What was seen stays, and so does
    /// what a server told more finely or more completely.
    ///
    /// @param step seconds for which the picture of a step holds
    /// @return whether something was written
    public boolean fill(Span gap, long step, List<HistoryPage.Step> steps) throws IOException {
        List<RowHead> there = rows.between(gap.from().getEpochSecond(), gap.to().getEpochSecond());
        Set<Long> told = Coverage.groupsOfServer(there);
        ServerTape tape =
                new ServerTape(rows, json, gap.from().getEpochSecond(), gap.to().getEpochSecond(), step);
        tape.take(steps);
        long known = 0;
        long knownWhole = 0;
        boolean better = true;
        for (RowHead row : there) {
            int compared = row.level().fineness().compareTo(tape.fineness());
            if (!told.contains(row.group()) || compared > 0) {
                return false;
            }
            better &= compared != 0;
            long seconds = row.level().isFromServer() ? row.to() - row.from() + 1 : 0;
            known += seconds;
            knownWhole += row.level().isOfCarsOnly() ? 0 : seconds;
        }
        better |= tape.wholeSeconds() > knownWhole;
        if (tape.seconds() < known || tape.seconds() == known && !better || tape.seconds() == 0) {
            return false;
        }
        rows.together(() -> {
            rows.forget(there);
            tape.write();
        });
        reader.forget();
        return true;
    }

    /// Forgets and thins what is older than the retention says, counted from the newest second.
    public void tidy() throws IOException {
        OptionalLong newest = rows.newest();
        if (newest.isEmpty()) {
            return;
        }
        Instant now = Instant.ofEpochSecond(newest.getAsLong());
        reader.forget();
        rows.forgetSeconds(now.minus(retention.seconds()).getEpochSecond());
        thinner.thin(now.minus(retention.minutes()).getEpochSecond());
        rows.forgetGroups(now.minus(retention.groups()).getEpochSecond(), retention.bytes());
    }

    /// Everything is gone: what comes next needs a whole picture.
    public void forgotten() {
        writer.forget();
        reader.forget();
    }
}

package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.ReplayedFleet;
import pitwall.client.SeenPicture;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.StepWriter;

/// Turns what was seen into rows: each second at once, each minute when it is over, a whole picture at every quarter of
/// an hour and after every gap. Belongs to the thread of the history.
final class HistoryWriter {
    /// Without a word of the server for longer than this, nobody knows what was.
    static final int GAP = 15;
    static final int MINUTE = 60;
    private static final long NEVER = Long.MIN_VALUE / 2;
    static final int QUARTER = 15 * MINUTE;

    private final HistoryRows rows;
    private final ObjectMapper json;
    private final ReplayedFleet picture = new ReplayedFleet();
    private @Nullable Chain chain;
    private boolean known;

    /// One group while it is written.
    private static final class Chain {
        final long group;
        final CarBook fine;
        final CarBook coarse;
        final List<Lasting> lasting = new ArrayList<>();
        final Set<CarId> moved = new LinkedHashSet<>();
        long last;
        long minuteFrom;

        Chain(long group, long second, CarBook fine, CarBook coarse) {
            this.group = group;
            this.fine = fine;
            this.coarse = coarse;
            this.last = second;
            this.minuteFrom = second;
        }
    }

    private record Lasting(long second, List<FleetEvent> changes) {}

    HistoryWriter(HistoryRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /// Writes what waited. Where that fails, the next call begins a new group with the picture as it is then.
    void write(HistoryJournal.Pending pending) throws IOException {
        try {
            rows.together(() -> writeRows(pending));
        } catch (IOException | RuntimeException e) {
            chain = null;
            follow(pending);
            throw e;
        }
    }

    /// Brings the picture to where it should be; to apply a change twice is harmless.
    private void follow(HistoryJournal.Pending pending) {
        SeenPicture whole = pending.picture;
        if (whole != null) {
            picture.replace(whole);
        }
        pending.seconds.values().forEach(this::apply);
    }

    private void writeRows(HistoryJournal.Pending pending) throws IOException {
        SeenPicture whole = pending.picture;
        if (pending.broken) {
            known = false;
            chain = null;
        }
        if (whole != null) {
            known = true;
            long second = HistoryJournal.second(whole.asOf());
            hold(second);
            endMinute();
            rows.toldTo(Objects.requireNonNull(pending.session));
            picture.replace(whole);
            begin(second);
        }
        List<Map.Entry<Long, SecondChanges>> row = new ArrayList<>();
        for (Map.Entry<Long, SecondChanges> entry : pending.seconds.entrySet()) {
            second(entry.getKey(), entry.getValue(), row);
        }
        flush(row);
        if (chain != null && pending.heardUntil > chain.last) {
            second(pending.heardUntil, new SecondChanges(), row);
            flush(row);
        }
    }

    /// What was heard last stands until a picture that comes again soon: those seconds are not missing.
    private void hold(long second) throws IOException {
        if (chain != null && second > chain.last && holds(second)) {
            List<Map.Entry<Long, SecondChanges>> row = new ArrayList<>();
            row.add(Map.entry(second, new SecondChanges()));
            flush(row);
        }
    }

    private void apply(SecondChanges changes) {
        picture.apply(changes.lasting());
        picture.apply(changes.figures());
    }

    /// What was followed so far is over: the next row needs a whole picture.
    void forget() {
        known = false;
        chain = null;
    }

    /// True where changes cannot be kept because nobody knows of what.
    boolean needsPicture() {
        return !known;
    }

    private void second(long at, SecondChanges changes, List<Map.Entry<Long, SecondChanges>> row) throws IOException {
        if (!known) {
            return;
        }
        long latest = row.isEmpty() ? lastWritten() : row.getLast().getKey();
        if (chain == null || at - latest > GAP) {
            flush(row);
            endMinute();
            apply(changes);
            begin(at);
            return;
        }
        long second = Math.max(at, latest);
        if (slot(second, QUARTER) != slot(latest, QUARTER)) {
            flush(row);
            endMinute();
            begin(latest);
        } else if (slot(second, MINUTE) != slot(latest, MINUTE)) {
            flush(row);
            endMinute();
        }
        apply(changes);
        row.add(Map.entry(second, changes));
    }

    private long lastWritten() {
        return chain == null ? NEVER : chain.last;
    }

    /// The last second that was written while the fleet is followed.
    long last() {
        return lastWritten();
    }

    /// True where this second is so little later that nobody missed anything.
    boolean holds(long second) {
        return second >= lastWritten() && second - lastWritten() <= GAP;
    }

    /// Minutes and quarters end with their last second.
    private static long slot(long second, int length) {
        return Math.floorDiv(second - 1, length);
    }

    private void flush(List<Map.Entry<Long, SecondChanges>> row) throws IOException {
        Chain open = chain;
        if (open == null || row.isEmpty()) {
            row.clear();
            return;
        }
        StepWriter steps = new StepWriter(open.fine, json);
        for (Map.Entry<Long, SecondChanges> entry : row) {
            List<FleetEvent> lasting = entry.getValue().lasting();
            List<FleetEvent> all = new ArrayList<>(lasting);
            all.addAll(entry.getValue().figures());
            steps.step(entry.getKey(), all);
            if (!lasting.isEmpty()) {
                open.lasting.add(new Lasting(entry.getKey(), lasting));
            }
            open.moved.addAll(entry.getValue().moved());
        }
        long to = row.getLast().getKey();
        rows.append(new RowHead(rows.nextNumber(), open.group, Level.SECONDS, open.last, to), steps.row());
        open.last = to;
        row.clear();
    }

    /// Writes what the seconds since the last minute told once more, with the last figures only.
    private void endMinute() throws IOException {
        Chain open = chain;
        if (open == null || open.last == open.minuteFrom) {
            return;
        }
        StepWriter steps = new StepWriter(open.coarse, json);
        for (Lasting lasting : open.lasting) {
            steps.step(lasting.second(), lasting.changes());
        }
        List<FleetEvent> figures = new ArrayList<>();
        for (CarId car : open.moved) {
            Integer number = open.fine.number(car);
            if (number != null) {
                figures.add(new FleetEvent.CarVitalsChanged(car, open.fine.known(number)));
            }
        }
        steps.step(open.last, figures);
        rows.append(new RowHead(rows.nextNumber(), open.group, Level.MINUTE, open.minuteFrom, open.last), steps.row());
        open.lasting.clear();
        open.moved.clear();
        open.minuteFrom = open.last;
    }

    /// Begins a group with the picture as it is.
    private void begin(long second) throws IOException {
        CarBook fine = new CarBook();
        StepWriter steps = new StepWriter(fine, json);
        List<FleetEvent> everything = Keyframe.events(picture.snapshot());
        picture.takeChanges();
        steps.step(second, everything);
        CarBook coarse = new CarBook();
        for (FleetEvent event : everything) {
            if (event instanceof FleetEvent.CarCreated(var car)) {
                coarse.add(car.id(), car.vitals());
            }
        }
        long number = rows.nextNumber();
        rows.append(new RowHead(number, number, Level.KEYFRAME, second, second), steps.row());
        chain = new Chain(number, second, fine, coarse);
    }
}

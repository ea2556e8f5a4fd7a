package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.DamagedRowException;
import pitwall.protocol.steps.StepReader;

/// Goes through one group from its keyframe on, forwards only: with the coarse rows as far as they lead, then second by
/// second. Belongs to one thread.
final class GroupReplay {
    private final StepSink sink;
    private final boolean onlyTheEnd;
    private final CarBook book = new CarBook();
    private final RowsAhead ahead;
    private final Map<Long, RowHead> coarse = new HashMap<>();
    private final List<RowHead> fine;
    private final RowHead keyframe;
    private final boolean fromServer;
    private final boolean carsOnly;
    private int nextFine;
    private @Nullable StepReader open;
    private @Nullable RowHead openRow;
    private long place;
    private long figuresAt;
    /// The second of the step that was applied last.
    private long told;
    /// False before the keyframe was told.
    private boolean begun;

    /// Tells the keyframe, in one step, and whatever happened then.
    static GroupReplay ofAll(HistoryRows rows, RowHead keyframe, StepSink sink, ObjectMapper json) throws IOException {
        return new GroupReplay(rows, keyframe, sink, false, json);
    }

    /// Tells of the figures of cars only how each [#advance] ends, after all else.
    static GroupReplay ofEnds(HistoryRows rows, RowHead keyframe, StepSink sink, ObjectMapper json) throws IOException {
        return new GroupReplay(rows, keyframe, sink, true, json);
    }

    private GroupReplay(HistoryRows rows, RowHead keyframe, StepSink sink, boolean onlyTheEnd, ObjectMapper json)
            throws IOException {
        this.ahead = new RowsAhead(rows, book, json);
        ahead.expect(keyframe);
        this.sink = sink;
        this.onlyTheEnd = onlyTheEnd;
        this.keyframe = keyframe;
        List<RowHead> group = rows.group(keyframe.group());
        for (RowHead row : group) {
            // A row of one moment leads nowhere.
            if (row.level().compareTo(Level.SECONDS) > 0 && row.to() > row.from()) {
                coarse.put(row.from(), row);
            }
        }
        this.fromServer = group.stream().anyMatch(row -> row.level().isFromServer());
        this.carsOnly = group.stream().anyMatch(row -> row.level().isOfCarsOnly());
        this.fine = group.stream().filter(row -> row.level() == Level.SECONDS).toList();
        place = keyframe.to();
        figuresAt = place;
    }

    RowHead keyframe() {
        return keyframe;
    }

    /// True where a server told it.
    boolean isFromServer() {
        return fromServer;
    }

    /// True where a server told it that told of cars only.
    boolean isOfCarsOnly() {
        return carsOnly;
    }

    /// The last second that was applied.
    long place() {
        return place;
    }

    /// The second of the figures: where only coarse rows are left, one before [#place].
    long figuresAt() {
        return figuresAt;
    }

    /// Applies what happened until `second`. False where the group tells of nothing so late.
    boolean advance(long second) throws IOException, DamagedRowException {
        if (!begun) {
            begun = true;
            open(keyframe, second);
            while (stepUntil(keyframe.to())) {
                // Every step of a keyframe is of its second.
            }
        }
        boolean told = lead(second);
        List<FleetEvent> figures = book.takeFigures();
        if (!figures.isEmpty()) {
            sink.step(place, figures);
        }
        return told;
    }

    private boolean lead(long second) throws IOException, DamagedRowException {
        while (true) {
            if (openRow == null && !choose(second)) {
                return place >= second;
            }
            RowHead row = openRow;
            if (row == null) {
                return place >= second;
            }
            while (stepUntil(Math.min(second, row.to()))) {
                // Until the row ends or the second is reached.
            }
            if (row.to() > second) {
                place = second;
                figuresAt = figuresWithin(row, second);
                return true;
            }
            place = row.to();
            figuresAt = row.level().isFromServer() ? told : place;
            open = null;
            openRow = null;
        }
    }

    private long figuresWithin(RowHead row, long second) {
        if (row.level().isFromServer()) {
            return told;
        }
        return row.level() == Level.SECONDS ? second : row.from();
    }

    /// Opens the row that goes on from here and has something to tell until `second`.
    private boolean choose(long second) throws IOException, DamagedRowException {
        RowHead minute = coarse.get(place);
        RowHead seconds = nextFine();
        if (minute != null && minute.from() < second && (minute.to() <= second || seconds == null)) {
            open(minute, second);
            skipFine(minute);
            return true;
        }
        if (seconds != null && (seconds.from() < second || seconds.to() <= second)) {
            open(seconds, second);
            nextFine++;
            return true;
        }
        return false;
    }

    /// The next row of seconds that goes on from here.
    private @Nullable RowHead nextFine() {
        while (nextFine < fine.size() && fine.get(nextFine).from() < place) {
            nextFine++;
        }
        return nextFine < fine.size() && fine.get(nextFine).from() == place ? fine.get(nextFine) : null;
    }

    /// A coarse row was written after the seconds it is made of.
    private void skipFine(RowHead minute) {
        while (nextFine < fine.size() && fine.get(nextFine).number() < minute.number()) {
            nextFine++;
        }
    }

    /// @param second where this leads to
    private void open(RowHead row, long second) throws IOException, DamagedRowException {
        open = ahead.open(row);
        openRow = row;
        RowHead minute = coarse.get(row.to());
        if (minute != null && minute.to() <= second) {
            ahead.expect(minute);
        }
    }

    /// Applies the next step if it is not later.
    private boolean stepUntil(long second) throws DamagedRowException {
        StepReader reader = open;
        Long next = reader == null ? null : reader.next();
        if (reader == null || next == null || next > second) {
            return false;
        }
        told = next;
        sink.step(next, onlyTheEnd ? reader.takeButFigures() : reader.take());
        return true;
    }
}

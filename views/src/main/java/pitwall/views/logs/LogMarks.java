package pitwall.views.logs;

import java.util.BitSet;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.NumberList;
import pitwall.views.logs.lines.RowList;

/// Where beside the scroll bar something is to be seen, one bit a pixel. FX thread; needs no toolkit.
///
/// Looks at each row once, so it is made anew at most a few times a second.
record LogMarks(BitSet errors, BitSet hits, BitSet pins, int pixels) {
    static final LogMarks NONE = new LogMarks(new BitSet(), new BitSet(), new BitSet(), 0);

    static LogMarks of(LogRows rows, LogPins pins, int pixels) {
        if (pixels < 1 || rows.list().size() == 0) {
            return NONE;
        }
        LogMarks marks = new LogMarks(new BitSet(pixels), new BitSet(pixels), new BitSet(pixels), pixels);
        marks.errors(rows.list(), rows.store());
        if (rows.isSearching() && rows.hits().size() < rows.list().lines()) {
            marks.hits(rows.list(), rows.hits());
        }
        for (LogLine pin : pins.all().values()) {
            int number = rows.store().numberOf(pin.id());
            if (rows.list().shows(number)) {
                marks.pins.set(
                        marks.pixel(rows.list().rowOf(number), rows.list().size()));
            }
        }
        return marks;
    }

    private int pixel(int row, int of) {
        return (int) Math.min(pixels - 1L, (long) row * pixels / of);
    }

    /// A pixel that is marked already is not looked at any further.
    private void errors(RowList list, LineStore store) {
        int size = list.size();
        for (int pixel = 0; pixel < pixels; pixel++) {
            int from = (int) ((long) pixel * size / pixels);
            int to = (int) Math.max(from + 1L, (long) (pixel + 1) * size / pixels);
            for (int row = from; row < Math.min(to, size); row++) {
                if (!list.isSeam(row) && store.level(list.number(row)) == LogLevel.ERROR) {
                    errors.set(pixel);
                    break;
                }
            }
        }
    }

    private void hits(RowList list, NumberList found) {
        for (int i = 0; i < found.size(); i++) {
            int row = list.rowOf(found.get(i));
            hits.set(pixel(Math.min(row, list.size() - 1), list.size()));
        }
    }
}

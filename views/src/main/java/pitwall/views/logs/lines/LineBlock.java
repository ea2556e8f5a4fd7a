package pitwall.views.logs.lines;

import java.util.Arrays;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;

/// Lines one behind the other, as columns: 55 bytes a line beside its text and what separates fields. What was added
/// stays as it is, so that what [#part] gave out can be read on any thread while lines are added. FX thread.
final class LineBlock {
    /// The most lines in one.
    static final int MOST = 4_096;

    private static final int FEWEST = 64;

    /// The number of its first line.
    private final int first;

    private int size;
    private long[] ids;
    private long[] ats;
    private long[] claims;
    private long[] boots;
    private long[] sequences;
    private int[] cars;
    private short[] sources;
    private byte[] levels;
    private int[] ends;
    private byte[] text;

    /// @param lines how many there will be, about
    LineBlock(int first, int lines) {
        this.first = first;
        int room = Math.clamp(lines, FEWEST, MOST);
        ids = new long[room];
        ats = new long[room];
        claims = new long[room];
        boots = new long[room];
        sequences = new long[room];
        cars = new int[room];
        sources = new short[room];
        levels = new byte[room];
        ends = new int[room];
        text = new byte[room * 64];
    }

    int first() {
        return first;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST;
    }

    void add(LogLine line, int car, int source) {
        if (size == ids.length) {
            room(Math.min(MOST, 2 * size));
        }
        byte[] packed = LineText.pack(line);
        int begin = size == 0 ? 0 : ends[size - 1];
        if (begin + packed.length > text.length) {
            text = Arrays.copyOf(text, Math.max(begin + packed.length, text.length + text.length / 2));
        }
        System.arraycopy(packed, 0, text, begin, packed.length);
        ids[size] = line.id();
        ats[size] = line.at().toEpochMilli();
        claims[size] = line.claimedAt().toEpochMilli();
        boots[size] = line.boot();
        sequences[size] = line.sequence();
        cars[size] = car;
        sources[size] = (short) source;
        levels[size] = (byte) line.level().ordinal();
        ends[size] = begin + packed.length;
        size++;
        if (isFull()) {
            seal();
        }
    }

    private void room(int lines) {
        ids = Arrays.copyOf(ids, lines);
        ats = Arrays.copyOf(ats, lines);
        claims = Arrays.copyOf(claims, lines);
        boots = Arrays.copyOf(boots, lines);
        sequences = Arrays.copyOf(sequences, lines);
        cars = Arrays.copyOf(cars, lines);
        sources = Arrays.copyOf(sources, lines);
        levels = Arrays.copyOf(levels, lines);
        ends = Arrays.copyOf(ends, lines);
    }

    /// Gives back what no line will need any more.
    void seal() {
        if (size < ids.length) {
            room(size);
        }
        text = Arrays.copyOf(text, size == 0 ? 0 : ends[size - 1]);
    }

    /// What it holds now, for any thread.
    LinePart part() {
        return new LinePart(first, size, ids, levels, ats, claims, boots, sequences, cars, sources, ends, text);
    }

    long id(int index) {
        return ids[index];
    }

    long at(int index) {
        return ats[index];
    }

    long claimed(int index) {
        return claims[index];
    }

    long boot(int index) {
        return boots[index];
    }

    long sequence(int index) {
        return sequences[index];
    }

    int car(int index) {
        return cars[index];
    }

    int source(int index) {
        return Short.toUnsignedInt(sources[index]);
    }

    LogLevel level(int index) {
        return LinePart.LEVELS[levels[index]];
    }

    byte[] text() {
        return text;
    }

    int begin(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }
}

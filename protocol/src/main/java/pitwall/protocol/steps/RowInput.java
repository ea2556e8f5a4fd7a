package pitwall.protocol.steps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Reads what a [RowOutput] wrote. Belongs to one thread.
final class RowInput {
    private static final int LOW_BITS = 0x7f;
    private static final int SHIFT = 7;
    private static final int LONGEST = 63;
    private static final long NANOS = 1_000_000;
    /// A row is never larger; what claims to be was not written by us.
    private static final int MOST_BYTES = 256 * 1024 * 1024;

    private final byte[] bytes;
    private final int[] places = new int[Column.values().length];
    private final int[] ends = new int[places.length];
    private int column;
    private final List<String> texts = new ArrayList<>();
    /// What each text was read as last, where it is the name of a constant.
    private final List<@Nullable Object> constants = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private long lastMilli;

    private RowInput(byte[] bytes) throws DamagedRowException {
        this.bytes = bytes;
        ends[0] = bytes.length;
        int[] lengths = new int[places.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = count();
        }
        int place = places[0];
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] > bytes.length - place) {
                throw new DamagedRowException("the row ends within its columns");
            }
            places[i] = place;
            place += lengths[i];
            ends[i] = place;
        }
        if (place != bytes.length) {
            throw new DamagedRowException("the row goes on behind its columns");
        }
    }

    static RowInput unpack(byte[] packed) throws DamagedRowException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new RowInput(in.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            throw new DamagedRowException(e);
        }
    }

    /// What is read next is of this column.
    RowInput from(Column next) {
        column = next.ordinal();
        return this;
    }

    /// True at the end of the column.
    boolean atEnd() {
        return places[column] == ends[column];
    }

    long number() throws DamagedRowException {
        long value = 0;
        for (int shift = 0; shift <= LONGEST; shift += SHIFT) {
            if (atEnd()) {
                throw new DamagedRowException("the column ends within a number");
            }
            byte next = bytes[places[column]++];
            value |= (long) (next & LOW_BITS) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedRowException("a number has too many bytes");
    }

    /// A number of things of which each takes at least one byte, or an index.
    int count() throws DamagedRowException {
        long value = number();
        if (value < 0 || value > bytes.length) {
            throw new DamagedRowException("a count of " + value);
        }
        return (int) value;
    }

    long signed() throws DamagedRowException {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    String text() throws DamagedRowException {
        return texts.get(textPlace());
    }

    /// A constant by its name. Names of constants come with every car: each is looked up once.
    <E extends Enum<E>> E constant(Class<E> type) throws DamagedRowException {
        int place = textPlace();
        Object known = constants.get(place);
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        try {
            E constant = Enum.valueOf(type, texts.get(place));
            constants.set(place, constant);
            return constant;
        } catch (IllegalArgumentException e) {
            throw new DamagedRowException(e);
        }
    }

    private int textPlace() throws DamagedRowException {
        int known = count();
        if (known > texts.size()) {
            throw new DamagedRowException("no text has the number " + known);
        }
        if (known == 0) {
            texts.add(new String(bytes(), StandardCharsets.UTF_8));
            constants.add(null);
            return texts.size() - 1;
        }
        return known - 1;
    }

    byte[] bytes() throws DamagedRowException {
        int length = count();
        if (length > ends[column] - places[column]) {
            throw new DamagedRowException("the column ends within its bytes");
        }
        places[column] += length;
        return Arrays.copyOfRange(bytes, places[column] - length, places[column]);
    }

    Instant moment() throws DamagedRowException {
        int known = count();
        if (known > 0) {
            return at(moments, known - 1);
        }
        lastMilli += signed();
        try {
            Instant moment = Instant.ofEpochMilli(lastMilli).plusNanos(number());
            moments.add(moment);
            return moment;
        } catch (DateTimeException | ArithmeticException e) {
            throw new DamagedRowException(e);
        }
    }

    boolean present() throws DamagedRowException {
        return number() != 0;
    }

    /// The constant of an enumeration with this number.
    static <T> T at(List<T> values, int number) throws DamagedRowException {
        if (number < 0 || number >= values.size()) {
            throw new DamagedRowException("nothing has the number " + number);
        }
        return values.get(number);
    }

    static <T> T at(T[] values, long number) throws DamagedRowException {
        if (number < 0 || number >= values.length) {
            throw new DamagedRowException("nothing has the number " + number);
        }
        return values[(int) number];
    }
}

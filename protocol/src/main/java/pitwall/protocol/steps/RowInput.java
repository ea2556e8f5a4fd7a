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

/// Reads what a [RowOutput] wrote. Belongs to one thread.
final class RowInput {
    private static final int LOW_BITS = 0x7f;
    private static final int SHIFT = 7;
    private static final int LONGEST = 63;
    private static final long NANOS = 1_000_000;
    /// A row is never larger; what claims to be was not written by us.
    private static final int MOST_BYTES = 256 * 1024 * 1024;

    private final byte[] bytes;
    private int place;
    private final List<String> texts = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private long lastMilli;

    private RowInput(byte[] bytes) {
        this.bytes = bytes;
    }

    static RowInput unpack(byte[] packed) throws DamagedRowException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new RowInput(in.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            throw new DamagedRowException(e);
        }
    }

    boolean atEnd() {
        return place == bytes.length;
    }

    long number() throws DamagedRowException {
        long value = 0;
        for (int shift = 0; shift <= LONGEST; shift += SHIFT) {
            if (place == bytes.length) {
                throw new DamagedRowException("the row ends within a number");
            }
            byte next = bytes[place++];
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
        int known = count();
        if (known > 0) {
            return at(texts, known - 1);
        }
        String text = new String(bytes(), StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    byte[] bytes() throws DamagedRowException {
        int length = count();
        if (length > bytes.length - place) {
            throw new DamagedRowException("the row ends within its bytes");
        }
        place += length;
        return Arrays.copyOfRange(bytes, place - length, place);
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

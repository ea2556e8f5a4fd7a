package pitwall.protocol.steps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes one row of the history: numbers in as few bytes as they need (LEB128, zigzag), every text and every moment
/// once, what is of one kind together. The row is, packed, the length of each column and then the columns. Belongs to
/// one thread.
final class RowOutput {
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int SHIFT = 7;
    private static final long NANOS = 1_000_000;

    /// A column that is longer is packed by itself.
    private static final int LONG = 256;

    private final ByteArrayOutputStream[] columns = new ByteArrayOutputStream[Column.values().length];
    private ByteArrayOutputStream bytes;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Instant, Integer> moments = new HashMap<>();
    private long lastMilli;

    RowOutput() {
        Arrays.setAll(columns, unused -> new ByteArrayOutputStream());
        bytes = columns[Column.STEP.ordinal()];
    }

    /// What is written next belongs to this column.
    RowOutput to(Column column) {
        bytes = columns[column.ordinal()];
        return this;
    }

    /// @param value not negative, or read as unsigned
    void number(long value) {
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            bytes.write((int) (rest & LOW_BITS | MORE));
            rest >>>= SHIFT;
        }
        bytes.write((int) rest);
    }

    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known == null) {
            number(0);
            bytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            number(known + 1);
        }
    }

    void bytes(byte[] content) {
        number(content.length);
        bytes.writeBytes(content);
    }

    /// A moment that was written before costs its number; another one its distance in milliseconds.
    void moment(Instant moment) {
        Integer known = moments.putIfAbsent(moment, moments.size());
        if (known == null) {
            long milli = Math.floorDiv(moment.getNano(), NANOS) + moment.getEpochSecond() * 1000;
            number(0);
            signed(milli - lastMilli);
            number(moment.getNano() % NANOS);
            lastMilli = milli;
        } else {
            number(known + 1);
        }
    }

    /// Whether something is there, before the thing itself.
    boolean present(@Nullable Object value) {
        number(value == null ? 0 : 1);
        return value != null;
    }

    /// What was written, packed.
    byte[] packed() {
        bytes = new ByteArrayOutputStream();
        for (ByteArrayOutputStream column : columns) {
            number(column.size());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(4);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, true)) {
            bytes.writeTo(out);
            for (ByteArrayOutputStream column : columns) {
                if (column.size() > LONG) {
                    out.flush();
                }
                column.writeTo(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory refused bytes", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}

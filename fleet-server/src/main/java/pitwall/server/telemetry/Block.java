package pitwall.server.telemetry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Metric;

/// Steps of one car as they are stored: what did not change since the step before costs one bit.
///
/// A block is a format byte and then, deflated where that is shorter, per step: milliseconds since the step before
/// (variable length, as all numbers here); its length and the number of its samples unless it is one sample; which
/// figures changed (one bit each, by the order of [Metric]); and of each of those 0 where the car no longer says it,
/// else 1 more than the difference to the last value (sign in the lowest bit), and for folded steps how far the
/// greatest and, in tenths, the mean are above the least.
final class Block {
    private static final int METRICS = Metric.values().length;
    private static final int SAMPLES = 1;
    private static final int FOLDED = 2;
    private static final int DEFLATED = 0x80;
    private static final int MOST = 1 << 20;

    private Block() {}

    /// @param steps in their order, not empty; all of them single samples, or none
    static byte[] write(List<Step> steps) {
        boolean folded = steps.getFirst().lengthMillis() > 0;
        Writer out = new Writer();
        long before = steps.getFirst().millis();
        @Nullable Range[] last = new @Nullable Range[METRICS];
        for (Step step : steps) {
            out.number(step.millis() - before);
            before = step.millis();
            if (folded) {
                out.number(step.lengthMillis());
                out.number(step.samples());
            }
            step(out, step, last, folded);
        }
        return packed(out.toByteArray(), folded ? FOLDED : SAMPLES);
    }

    private static void step(Writer out, Step step, @Nullable Range[] last, boolean folded) {
        int changed = 0;
        for (int m = 0; m < METRICS; m++) {
            changed |= same(step.range(m), last[m]) ? 0 : 1 << m;
        }
        out.number(changed);
        for (int m = 0; m < METRICS; m++) {
            if ((changed & 1 << m) == 0) {
                continue;
            }
            Range now = step.range(m);
            Range then = last[m];
            if (now == null) {
                out.number(0);
            } else {
                int difference = now.least() - (then == null ? 0 : then.least());
                out.number(1 + ((difference << 1) ^ (difference >> 31)));
                if (folded) {
                    out.number(now.most() - now.least());
                    out.number(tenths(now));
                }
            }
            last[m] = now;
        }
    }

    /// As exact as it is stored.
    private static boolean same(@Nullable Range one, @Nullable Range other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.least() == other.least() && one.most() == other.most() && tenths(one) == tenths(other);
    }

    private static long tenths(Range range) {
        return Math.round((range.mean() - range.least()) * 10);
    }

    private static byte[] packed(byte[] plain, int format) {
        byte[] small = new byte[plain.length];
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            int length = deflater.deflate(small);
            boolean shorter = deflater.finished() && length < plain.length;
            byte[] source = shorter ? small : plain;
            int used = shorter ? length : plain.length;
            byte[] body = new byte[1 + used];
            body[0] = (byte) (format | (shorter ? DEFLATED : 0));
            System.arraycopy(source, 0, body, 1, used);
            return body;
        } finally {
            deflater.end();
        }
    }

    /// @param at when the first step begins
    /// @throws DamagedBlockException where that is no block
    static List<Step> read(long at, byte[] body) {
        try {
            int format = body[0] & 0x7f;
            if (format != SAMPLES && format != FOLDED) {
                throw new DamagedBlockException("unknown format " + format);
            }
            return steps(at, new Reader(plain(body)), format == FOLDED);
        } catch (DataFormatException | IndexOutOfBoundsException e) {
            throw new DamagedBlockException("a block is damaged", e);
        }
    }

    private static byte[] plain(byte[] body) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if ((body[0] & DEFLATED) == 0) {
            out.write(body, 1, body.length - 1);
            return out.toByteArray();
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(body, 1, body.length - 1);
            byte[] part = new byte[2_048];
            while (!inflater.finished() && out.size() < MOST) {
                int length = inflater.inflate(part);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("ends too early");
                }
                out.write(part, 0, length);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static List<Step> steps(long at, Reader in, boolean folded) {
        List<Step> steps = new ArrayList<>();
        @Nullable Range[] last = new @Nullable Range[METRICS];
        long time = at;
        while (in.hasMore()) {
            time += in.number();
            long length = folded ? in.number() : 0;
            int samples = folded ? (int) in.number() : 1;
            int changed = (int) in.number();
            for (int m = 0; m < METRICS; m++) {
                if ((changed & 1 << m) != 0) {
                    last[m] = range(in, last[m], folded);
                }
            }
            steps.add(new Step(time, length, samples, last.clone()));
        }
        return steps;
    }

    private static @Nullable Range range(Reader in, @Nullable Range then, boolean folded) {
        int code = (int) in.number();
        if (code == 0) {
            return null;
        }
        int folding = code - 1;
        int least = (then == null ? 0 : then.least()) + ((folding >>> 1) ^ -(folding & 1));
        if (!folded) {
            return Range.of(least);
        }
        int most = least + (int) in.number();
        return new Range(least, least + in.number() / 10.0, most);
    }

    private static final class Writer extends ByteArrayOutputStream {
        void number(long value) {
            long rest = value;
            while (rest >= 0x80) {
                write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            write((int) rest);
        }
    }

    private static final class Reader {
        private final byte[] body;
        private int place;

        Reader(byte[] body) {
            this.body = body;
        }

        boolean hasMore() {
            return place < body.length;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = body[place++];
                value |= (next & 0x7fL) << shift;
                if (next >= 0 || shift > 56) {
                    return value;
                }
            }
        }
    }
}

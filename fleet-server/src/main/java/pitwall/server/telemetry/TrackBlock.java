package pitwall.server.telemetry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Points of a track as bytes: a version, then each by how it differs from the one before, numbers in sevens of bits.
/// A point takes about eight bytes.
final class TrackBlock {
    private static final int VERSION = 1;

    private final byte[] bytes;
    private int place;

    private TrackBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] write(List<TrackPoint> points) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        TrackPoint last = new TrackPoint(0, 0, 0, 0);
        for (TrackPoint point : points) {
            number(out, point.millis() - last.millis());
            number(out, (long) point.latitudeMicro() - last.latitudeMicro());
            number(out, (long) point.longitudeMicro() - last.longitudeMicro());
            number(out, (long) point.heading() - last.heading());
            last = point;
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~127L) != 0) {
            out.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /// Reads any bytes; throws where they are no block.
    static List<TrackPoint> read(byte[] bytes) throws DamagedBlockException {
        return new TrackBlock(bytes).points();
    }

    private List<TrackPoint> points() throws DamagedBlockException {
        if (bytes.length == 0 || bytes[place++] != VERSION) {
            throw new DamagedBlockException("no track");
        }
        List<TrackPoint> points = new ArrayList<>();
        long millis = 0;
        long latitude = 0;
        long longitude = 0;
        long heading = 0;
        while (place < bytes.length) {
            millis += number();
            latitude += number();
            longitude += number();
            heading += number();
            if (Math.abs(latitude) > 90_000_000 || Math.abs(longitude) > 180_000_000 || heading < 0 || heading > 359) {
                throw new DamagedBlockException("not a place on earth");
            }
            points.add(new TrackPoint(millis, (int) latitude, (int) longitude, (int) heading));
        }
        return points;
    }

    private long number() throws DamagedBlockException {
        long value = 0;
        for (int shift = 0; shift < 70 && place < bytes.length; shift += 7) {
            int next = bytes[place++];
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new DamagedBlockException("a number has no end");
    }
}

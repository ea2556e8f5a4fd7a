package pitwall.app.tiles;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// A square as it lies on disk: a mark, until when it is good, the server's tag, the picture, and a checksum over all.
///
/// @param tag of the server, by which it says later whether the picture changed; empty where it gave none
record TileFile(Instant goodUntil, String tag, byte[] picture) {
    private static final int MARK = 'P' << 24 | 'W' << 16 | 'T' << 8 | 1;
    private static final int HEAD = 4 + 8 + 2;
    private static final int SUM = 4;
    private static final int LONGEST_TAG = 256;

    byte[] bytes() {
        byte[] words = tag.getBytes(StandardCharsets.UTF_8);
        byte[] kept = words.length > LONGEST_TAG ? new byte[0] : words;
        ByteBuffer out = ByteBuffer.allocate(HEAD + kept.length + picture.length + SUM);
        out.putInt(MARK)
                .putLong(goodUntil.getEpochSecond())
                .putShort((short) kept.length)
                .put(kept)
                .put(picture);
        out.putInt(sum(out.array(), out.position()));
        return out.array();
    }

    /// Empty where it is damaged or none of ours.
    static Optional<TileFile> read(byte[] bytes) {
        if (bytes.length < HEAD + SUM) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(bytes.length - SUM) != sum(bytes, bytes.length - SUM) || in.getInt() != MARK) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(in.getLong());
        int length = in.getShort();
        if (length < 0 || HEAD + length > bytes.length - SUM) {
            return Optional.empty();
        }
        return Optional.of(new TileFile(
                until,
                new String(bytes, HEAD, length, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, HEAD + length, bytes.length - SUM)));
    }

    private static int sum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}

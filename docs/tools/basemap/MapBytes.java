import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What the file is written with: LEB128 varints, signed ones zigzag; texts are a length and UTF-8. */
final class MapBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 22);

    void magic(String letters) {
        out.writeBytes(letters.getBytes(StandardCharsets.US_ASCII));
    }

    void single(int value) {
        out.write(value);
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void number(long value) {
        long rest = value;
        while (rest > 127) {
            out.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** All of it, with a CRC-32 of it at the end. */
    byte[] summed() {
        CRC32 sum = new CRC32();
        sum.update(out.toByteArray());
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (sum.getValue() >> shift));
        }
        return out.toByteArray();
    }
}

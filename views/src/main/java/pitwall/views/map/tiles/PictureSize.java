package pitwall.views.map.tiles;

import java.util.Optional;

/// How large a picture says it is, read from its first bytes: before anything is unpacked, so that a few kilobytes
/// cannot ask for gigabytes. Knows PNG and JPEG.
record PictureSize(int width, int height) {
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int PNG_HEADER = 24;

    static Optional<PictureSize> of(byte[] bytes) {
        if (bytes.length >= PNG_HEADER && number(bytes, 0, 8) == PNG) {
            return Optional.of(new PictureSize((int) number(bytes, 16, 4), (int) number(bytes, 20, 4)));
        }
        return bytes.length > 4 && number(bytes, 0, 2) == 0xFFD8 ? jpeg(bytes) : Optional.empty();
    }

    /// Goes from segment to segment until one tells the size.
    private static Optional<PictureSize> jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 255) == 0xFF) {
            int kind = bytes[at + 1] & 255;
            boolean tells = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
            if (tells) {
                return Optional.of(new PictureSize((int) number(bytes, at + 7, 2), (int) number(bytes, at + 5, 2)));
            }
            at += 2 + (int) number(bytes, at + 2, 2);
        }
        return Optional.empty();
    }

    private static long number(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 255;
        }
        return value;
    }
}

package pitwall.cache;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What happens to files: a bit, a page of noise or of zeros, an end that is missing, an older copy, pages of one.
final class FileDamage {
    private static final int PAGE = 4096;

    private FileDamage() {}

    static byte[] of(byte[] intact, byte[] older, RandomGenerator random) {
        byte[] bytes = intact.clone();
        int place = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> {
                bytes[place] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                byte[] page = new byte[Math.min(PAGE, bytes.length - place)];
                random.nextBytes(page);
                System.arraycopy(page, 0, bytes, place, page.length);
                yield bytes;
            }
            case 2 -> Arrays.copyOf(bytes, place);
            case 3 -> older.clone();
            case 4 -> {
                int page = random.nextInt(Math.min(older.length, bytes.length) / PAGE) * PAGE;
                int length = Math.min(PAGE << random.nextInt(5), Math.min(older.length, bytes.length) - page);
                System.arraycopy(older, page, bytes, page, length);
                yield bytes;
            }
            default -> {
                Arrays.fill(bytes, place, Math.min(bytes.length, place + PAGE), (byte) 0);
                yield bytes;
            }
        };
    }
}

package pitwall.views.logs.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    /// Few letters, so that much of what is wanted is nearly there; some are of several bytes.
    private static final String[] LETTERS = {"a", "A", "b", "B", "e", " ", "@", "`", "\u0001", "ä", "€"};
    private static final String[] WANTED = {"a", "b", "E", " ", "@"};

    @Test
    void findsWhatACharacterByCharacterSearchFinds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int turn = 0; turn < 20_000; turn++) {
            byte[] text = some(random, LETTERS, random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
            String wanted = some(random, WANTED, 1 + random.nextInt(random.nextBoolean() ? 3 : 12));
            int from = random.nextInt(text.length + 1);
            int to = from + random.nextInt(text.length - from + 1);

            assertThat(new ByteSearch(wanted).find(text, from, to))
                    .as("seed %d turn %d: %s", seed, turn, wanted)
                    .isEqualTo(slowly(wanted, text, from, to));
        }
    }

    private static String some(Random random, String[] letters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static int slowly(String wanted, byte[] text, int from, int to) {
        byte[] lower = wanted.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        byte[] upper = wanted.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        for (int at = from; at + lower.length <= to; at++) {
            int same = 0;
            while (same < lower.length && (text[at + same] == lower[same] || text[at + same] == upper[same])) {
                same++;
            }
            if (same == lower.length) {
                return at;
            }
        }
        return -1;
    }
}

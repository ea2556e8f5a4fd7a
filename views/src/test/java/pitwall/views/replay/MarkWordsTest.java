package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

class MarkWordsTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final List<Integer> asked = new ArrayList<>();

    private String words(int all) {
        return MarkWords.of(IntStream.range(0, all).boxed().toList(), this::line, strings);
    }

    private String line(Integer number) {
        asked.add(number);
        return "alarm " + number;
    }

    @Test
    void ofAFloodOnlyThoseThatAreNamedArePutIntoWords() {
        String words = words(5_000);

        assertThat(asked).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(words.lines()).hasSize(7).endsWith(strings.get("replay.mark.more", 4_994));
    }

    @Test
    void asManyAsHaveRoomAreAllNamed() {
        assertThat(words(6).lines()).containsExactly("alarm 0", "alarm 1", "alarm 2", "alarm 3", "alarm 4", "alarm 5");
        assertThat(words(1)).isEqualTo("alarm 0");
        assertThat(words(7).lines()).hasSize(7);
    }
}

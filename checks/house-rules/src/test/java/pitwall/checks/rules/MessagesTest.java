package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    private final Messages english = Messages.read("messages.properties");
    private final Messages german = Messages.read("messages_de.properties");
    private final WordUse use = WordUse.of(Repository.wordySources(), Repository.screens());

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(german.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
    }

    @Test
    void noKeyStandsTwice() {
        assertThat(english.twice()).as("messages.properties").isEmpty();
        assertThat(german.twice()).as("messages_de.properties").isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        assertThat(german.placeholders()).containsAllEntriesOf(english.placeholders());
    }

    @Test
    void everySentenceCanBeFilled() {
        Stream.of(english, german)
                .forEach(messages -> messages.words()
                        .forEach((key, sentence) -> assertThatCode(() -> new MessageFormat(sentence, Locale.ROOT))
                                .as(key)
                                .doesNotThrowAnyException()));
    }

    @Test
    void noSentenceHasAnApostropheThatFillingWouldSwallow() {
        assertThat(Stream.of(english, german).flatMap(messages -> messages.words().entrySet().stream()))
                .noneMatch(entry -> entry.getValue().contains("'"));
    }

    @Test
    void everyWordThatIsAskedForExists() {
        assertThat(use.asked().stream().filter(key -> !english.has(key)))
                .as("words that messages.properties lacks")
                .isEmpty();
    }

    @Test
    void everyWordIsAskedFor() {
        assumeThat(Repository.screens()).as("screens that ask for words").isNotEmpty();

        assertThat(english.keys().stream().filter(key -> !use.uses(key)))
                .as("words that nobody asks for")
                .isEmpty();
    }
}

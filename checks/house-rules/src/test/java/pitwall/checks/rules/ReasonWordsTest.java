package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.agent.update.UpdateReasons;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.UpdateVerdict;
import pitwall.protocol.tuf.TufReason;

/// Every reason that a car, the server or the engine can give is explained to people, in every language.
final class ReasonWordsTest {
    private final Set<String> codes = Stream.of(ReasonCode.class, UpdateReasons.class, TufReason.class)
            .flatMap(holder -> Arrays.stream(holder.getFields()))
            .filter(field -> field.getType() == ReasonCode.class)
            .map(ReasonWordsTest::code)
            .collect(Collectors.toCollection(TreeSet::new));

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void everyReasonSaysWhatItMeansWhoActsAndWhatComesNext(String file) {
        Messages words = Messages.read(file);

        assertThat(codes)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(
                                Stream.of(".title", ".meaning", ".who", ".next").map(part -> "reason." + code + part))
                        .allMatch(words::has));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void everyVerdictAboutACarHasItsSentence(String file) {
        Messages words = Messages.read(file);

        assertThat(codes)
                .isNotEmpty()
                .allMatch(code ->
                        words.has(UpdateVerdict.never(new ReasonCode(code)).words()));
    }

    private static String code(Field constant) {
        try {
            return ((ReasonCode) constant.get(null)).code();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

package pitwall.server.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.Json;

/// Text with words in braces that stand for what a notice tells, such as `{text}` and `{object}`. What is filled in is
/// never read as a template again.
record Wording(String template) {
    /// The most characters of one.
    static final int LONGEST = 8_000;

    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]{1,20})}");
    private static final Notice SAMPLE = new Notice(NoticeKind.TEST, Instant.EPOCH, Map.of("text", "\"\\\n"));
    private static final ObjectMapper JSON = Json.strict();

    /// What is wrong with a text for people, a sentence without its subject; empty where nothing is.
    static Optional<String> fault(String template) {
        if (template.length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        Map<String, String> words = SAMPLE.words("");
        return WORD.matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(word -> !words.containsKey(word))
                .findFirst()
                .map(word -> "asks for {" + word + "}, which nothing tells");
    }

    /// The same for a text that must be a JSON object when it is filled.
    static Optional<String> jsonFault(String template) {
        return fault(template).or(() -> {
            try {
                boolean object =
                        JSON.readTree(new Wording(template).json(SAMPLE, "id")).isObject();
                return object ? Optional.empty() : Optional.of("must be a JSON object");
            } catch (JsonProcessingException e) {
                return Optional.of("must be JSON, with the words in braces inside its strings");
            }
        });
    }

    /// Filled, for people.
    String plain(Notice notice, String id) {
        return filled(notice, id, UnaryOperator.identity());
    }

    /// Filled, for programs: what is filled in stays inside its string.
    String json(Notice notice, String id) {
        return filled(
                notice, id, value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    private String filled(Notice notice, String id, UnaryOperator<String> dressed) {
        Map<String, String> words = notice.words(id);
        return WORD.matcher(template).replaceAll(found -> value(found, words, dressed));
    }

    private static String value(MatchResult found, Map<String, String> words, UnaryOperator<String> dressed) {
        String value = words.get(found.group(1));
        return Matcher.quoteReplacement(value == null ? found.group() : dressed.apply(value));
    }
}

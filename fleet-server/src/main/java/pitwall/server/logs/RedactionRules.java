package pitwall.server.logs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import pitwall.protocol.Json;

/// What is taken out of text, as data. A server has the shipped rules and may have a file with more; nothing in that
/// file makes the shipped ones weaker, but for the policy about vehicle identification numbers.
///
/// @param secretNames whose values are secrets, in lower case without separators
/// @param secretEndings names that end so have secrets as values
/// @param patterns text that is a secret wherever it stands
/// @param vins what becomes of vehicle identification numbers
/// @param positionNames of fields that hold positions, for readers who may not see those exactly
public record RedactionRules(
        Set<String> secretNames,
        Set<String> secretEndings,
        List<SecretPattern> patterns,
        VinPolicy vins,
        Set<String> positionNames) {
    /// What the server comes with.
    public static final RedactionRules SHIPPED = shipped();

    private static final int MOST = 200;

    public RedactionRules {
        secretNames = Set.copyOf(secretNames);
        secretEndings = Set.copyOf(secretEndings);
        patterns = List.copyOf(patterns);
        positionNames = Set.copyOf(positionNames);
        if (Stream.of(secretNames, secretEndings, patterns, positionNames).anyMatch(rules -> rules.size() > MOST)) {
            throw new IllegalArgumentException("more than " + MOST + " rules of a kind");
        }
        if (Stream.of(secretNames, secretEndings, positionNames)
                .flatMap(Set::stream)
                .anyMatch(name -> !name.matches("[a-z0-9]{2,40}"))) {
            throw new IllegalArgumentException("a name of a rule must be 2 to 40 small letters and digits");
        }
    }

    /// What becomes of vehicle identification numbers.
    public enum VinPolicy {
        /// They stay as they are.
        KEEP,
        /// The first three and the last four characters stay.
        SHORTEN,
        /// Nothing stays, but equal ones stay recognisable as equal.
        HIDE
    }

    /// Text that is a secret wherever it stands.
    ///
    /// @param kind a word that takes its place, grammar `[a-z]{2,16}`
    /// @param pattern in the syntax of RE2
    public record SecretPattern(String kind, String pattern) {
        public SecretPattern {
            if (!kind.matches("[a-z]{2,16}")) {
                throw new IllegalArgumentException("the kind of a pattern must be 2 to 16 small letters: " + kind);
            }
            if (pattern.length() > LinearPattern.MAX_LENGTH
                    || PatternSize.of(pattern) > LinearPattern.MAX_SIZE
                    || compiled(pattern).matcher("").find()) {
                throw new IllegalArgumentException("the pattern for " + kind + " is too large or matches nothing");
            }
        }

        Pattern compiled() {
            return compiled(pattern);
        }

        private static Pattern compiled(String pattern) {
            try {
                return Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("no regular expression: " + pattern, e);
            }
        }
    }

    /// The shipped rules and those of a file.
    ///
    /// @throws IOException where it cannot be read or is not as it should be
    public static RedactionRules with(Path file) throws IOException {
        ObjectMapper json = Json.strict();
        return SHIPPED.and(json.readValue(Files.readString(file), RedactionRules.class));
    }

    private RedactionRules and(RedactionRules more) {
        return new RedactionRules(
                both(secretNames, more.secretNames),
                both(secretEndings, more.secretEndings),
                Stream.concat(patterns.stream(), more.patterns.stream()).toList(),
                more.vins,
                both(positionNames, more.positionNames));
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static RedactionRules shipped() {
        try (InputStream in = RedactionRules.class.getResourceAsStream("redaction.json")) {
            return Json.strict().readValue(Objects.requireNonNull(in), RedactionRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped rules are damaged", e);
        }
    }
}

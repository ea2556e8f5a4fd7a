package pitwall.server.logs;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import pitwall.protocol.rest.LogLine;

/// A regular expression of an operator, in the syntax of RE2. Its time grows with the length of the line and the size
/// of the expression and never faster, whatever the expression is; so there are no back references and no look-around.
/// Upper and lower case are the same unless it begins with `(?-i)`.
public final class LinearPattern {
    /// The longest expression, in characters.
    public static final int MAX_LENGTH = 300;
    /// The most single steps an expression may unfold into.
    static final int MAX_SIZE = 2_000;

    private final Pattern pattern;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// What became of an expression.
    public sealed interface Reading {
        record Good(LinearPattern pattern) implements Reading {}

        /// @param why for people
        record Bad(String why) implements Reading {}
    }

    /// Reads an expression.
    public static Reading read(String expression) {
        if (expression.length() > MAX_LENGTH) {
            return new Reading.Bad("must have at most " + MAX_LENGTH + " characters");
        }
        if (PatternSize.of(expression) > MAX_SIZE) {
            return new Reading.Bad("repeats too much: it unfolds into more than " + MAX_SIZE + " steps");
        }
        try {
            return new Reading.Good(new LinearPattern(Pattern.compile(expression, Pattern.CASE_INSENSITIVE)));
        } catch (PatternSyntaxException e) {
            return new Reading.Bad("is no regular expression: " + e.getDescription());
        }
    }

    boolean matches(LogLine line) {
        if (finds(line.message()) || finds(line.source())) {
            return true;
        }
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            if (finds(field.getKey() + "=" + field.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean finds(String where) {
        return pattern.matcher(where).find();
    }
}

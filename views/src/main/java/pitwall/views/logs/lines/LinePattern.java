package pitwall.views.logs.lines;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;

/// A regular expression in the syntax of RE2, as the server has it: its time grows with the length of the line and
/// never faster. Upper and lower case are the same unless it begins with `(?-i)`. Immutable.
public final class LinePattern {
    private static final java.util.regex.Pattern WORDS = java.util.regex.Pattern.compile("[\\w ]+(\\|[\\w ]+)*");

    private final String expression;
    private final Pattern pattern;

    private LinePattern(String expression, Pattern pattern) {
        this.expression = expression;
        this.pattern = pattern;
    }

    /// What became of an expression.
    public sealed interface Reading {
        record Good(LinePattern pattern) implements Reading {}

        /// @param why in the words of the library
        record Bad(String why) implements Reading {}
    }

    /// Reads an expression; never throws.
    public static Reading read(String expression) {
        try {
            return new Reading.Good(new LinePattern(expression, Pattern.compile(expression, Pattern.CASE_INSENSITIVE)));
        } catch (PatternSyntaxException e) {
            return new Reading.Bad(e.getDescription());
        }
    }

    public String expression() {
        return expression;
    }

    /// The words one of which it looks for, where it is nothing more than that: they are found much faster.
    List<String> words() {
        boolean plain =
                WORDS.matcher(expression).matches() && expression.chars().allMatch(c -> c < 0x80);
        return plain ? List.of(expression.split("\\|")) : List.of();
    }

    boolean finds(String where) {
        return pattern.matcher(where).find();
    }

    boolean finds(String message, String source, Map<String, String> fields) {
        return finds(message)
                || finds(source)
                || fields.entrySet().stream().anyMatch(field -> finds(field.getKey() + "=" + field.getValue()));
    }

    /// Where it is found in a piece of text, as begins and ends.
    public List<int[]> places(String where) {
        var matcher = pattern.matcher(where);
        var places = new java.util.ArrayList<int[]>();
        while (matcher.find() && places.size() < 50) {
            if (matcher.end() > matcher.start()) {
                places.add(new int[] {matcher.start(), matcher.end()});
            }
        }
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinePattern same && same.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}

package pitwall.views.logs.query;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.LogWish.Origin;
import pitwall.fleet.LogLevel;

/// Writes terms into a query text and takes them out; the rest stays as it was written. Immutable.
public final class LogQueryEdit {
    private final LogQuery query;

    public LogQueryEdit(LogQuery query) {
        this.query = query;
    }

    /// The text with a term of this field in place of all there were; empty takes them out.
    public String with(LogField field, String term) {
        return joined(without(each -> each.field() == field), term);
    }

    /// The text for lines of the other origin. Terms about cars and their parts mean nothing to the server's own log,
    /// nor its parts to cars.
    public String withOrigin(Origin origin) {
        if (origin == query.origin()) {
            return query.text();
        }
        String kept = query.terms().stream()
                .filter(term -> term.field() != LogField.ORIGIN && term.field() != LogField.SOURCE)
                .map(term -> query.text().substring(term.position(), term.end()))
                .collect(Collectors.joining(" "));
        return joined(kept, origin == Origin.SERVER ? "origin:server" : "");
    }

    /// The text with these levels.
    public String withLevels(Set<LogLevel> levels) {
        boolean all = levels.isEmpty() || levels.size() == LogLevel.values().length;
        return with(LogField.LEVEL, all ? "" : "level:" + words(levels));
    }

    private static String words(Set<LogLevel> levels) {
        List<LogLevel> ordered = levels.stream().sorted().toList();
        LogLevel last = ordered.getLast();
        if (ordered.size() == last.ordinal() + 1 && last != LogLevel.ERROR) {
            return last.name().toLowerCase(Locale.ROOT) + "+";
        }
        return String.join(
                ",",
                ordered.stream()
                        .map(level -> level.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /// The text with the time from so long ago, such as `15m`, in place of any other.
    public String withSince(String span) {
        return joined(withoutTime(), "since:" + span);
    }

    private String withoutTime() {
        return without(
                each -> Set.of(LogField.FROM, LogField.TO, LogField.SINCE).contains(each.field()));
    }

    /// The text with this span of time; absent ends are open.
    public String withSpan(@Nullable Instant from, @Nullable Instant to) {
        String rest = withoutTime();
        return joined(joined(rest, from == null ? "" : "from:" + from), to == null ? "" : "to:" + to);
    }

    /// The text with the value of a field of a line asked for.
    public String withField(String name, String value) {
        return added("field:" + quoted(name + "=" + value));
    }

    public String withSource(String source) {
        return with(LogField.SOURCE, "source:" + quoted(source));
    }

    /// The text with one more term, if it is not there yet.
    public String added(String term) {
        return (" " + query.text() + " ").contains(" " + term + " ")
                ? query.text()
                : joined(query.text().strip(), term);
    }

    private String without(Predicate<LogTerm> gone) {
        StringBuilder out = new StringBuilder(query.text());
        for (LogTerm term : query.terms().reversed()) {
            if (gone.test(term)) {
                out.delete(term.position(), term.end());
            }
        }
        return out.toString().strip().replaceAll("  +", " ");
    }

    private static String joined(String text, String term) {
        return text.isEmpty() || term.isEmpty() ? text + term : text + " " + term;
    }

    /// A value as it stands in a query.
    public static String quoted(String value) {
        boolean plain = !value.isEmpty()
                && value.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == '"' || c == '*');
        return plain
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("*", "\\*") + '"';
    }
}

package pitwall.views.logs.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.LogWish.Origin;
import pitwall.fleet.LogLevel;
import pitwall.views.logs.lines.LineCondition;
import pitwall.views.logs.lines.LinePattern;

/// What the terms of a query mean, collected one after the other.
final class Conditions {
    final List<LineCondition> narrowing = new ArrayList<>();
    final List<LineCondition> search = new ArrayList<>();

    /// Whose lines.
    Origin origin = Origin.CARS;

    @Nullable
    Set<LogLevel> levels;

    @Nullable
    Instant from;

    @Nullable
    Instant to;

    void add(LogTerm term, Instant now) throws LogQueryRefusal {
        switch (term.field()) {
            case ORIGIN -> origin = origin(term);
            case LEVEL -> level(term);
            case SOURCE -> narrow(term, new LineCondition.Sources(new HashSet<>(term.values())));
            case FIELD -> narrow(term, field(term));
            case FROM -> from = moment(term, now);
            case TO -> to = moment(term, now);
            case SINCE -> from = since(term, now);
            case TEXT -> search(term, new LineCondition.Text(term.value()));
            case REGEX -> search(term, new LineCondition.Matches(pattern(term)));
        }
    }

    private static Origin origin(LogTerm term) throws LogQueryRefusal {
        for (Origin known : Origin.values()) {
            if (!term.negated() && known.name().equalsIgnoreCase(term.value())) {
                return known;
            }
        }
        throw refusal(term, "logs.query.unknown-origin", term.value());
    }

    private void level(LogTerm term) throws LogQueryRefusal {
        EnumSet<LogLevel> named = EnumSet.noneOf(LogLevel.class);
        for (String value : term.values()) {
            boolean least = value.endsWith("+");
            LogLevel level = level(term, least ? value.substring(0, value.length() - 1) : value);
            named.addAll(least ? EnumSet.range(LogLevel.ERROR, level) : EnumSet.of(level));
        }
        Set<LogLevel> wanted = term.negated() ? EnumSet.complementOf(named) : named;
        Set<LogLevel> before = levels;
        EnumSet<LogLevel> both = EnumSet.copyOf(wanted.isEmpty() ? EnumSet.allOf(LogLevel.class) : wanted);
        both.retainAll(before == null ? EnumSet.allOf(LogLevel.class) : before);
        if (wanted.isEmpty() || both.isEmpty()) {
            throw refusal(term, "logs.query.no-level");
        }
        levels = both;
        narrowing.removeIf(LineCondition.Levels.class::isInstance);
        narrowing.add(new LineCondition.Levels(both));
    }

    private static LogLevel level(LogTerm term, String word) throws LogQueryRefusal {
        for (LogLevel level : LogLevel.values()) {
            boolean initial = word.length() == 1 && level.name().startsWith(word.toUpperCase(Locale.ROOT));
            if (initial || level.name().equalsIgnoreCase(word)) {
                return level;
            }
        }
        throw refusal(term, "logs.query.unknown-level", word);
    }

    private void narrow(LogTerm term, LineCondition condition) {
        narrowing.add(term.negated() ? new LineCondition.Not(condition) : condition);
    }

    private void search(LogTerm term, LineCondition condition) {
        if (term.negated()) {
            narrowing.add(new LineCondition.Not(condition));
        } else {
            search.add(condition);
        }
    }

    private static LineCondition field(LogTerm term) throws LogQueryRefusal {
        int equals = term.value().indexOf('=');
        if (equals < 1) {
            throw refusal(term, "logs.query.no-field", term.value());
        }
        return new LineCondition.Field(
                term.value().substring(0, equals), term.value().substring(equals + 1));
    }

    private static LinePattern pattern(LogTerm term) throws LogQueryRefusal {
        return switch (LinePattern.read(term.value())) {
            case LinePattern.Reading.Good(LinePattern pattern) -> pattern;
            case LinePattern.Reading.Bad(String why) -> throw refusal(term, "logs.query.bad-regex", why);
        };
    }

    private static Instant moment(LogTerm term, Instant now) throws LogQueryRefusal {
        return positive(term, Moments.read(term.value(), now).orElseThrow(() -> bad(term)));
    }

    private static Instant since(LogTerm term, Instant now) throws LogQueryRefusal {
        return positive(term, now.minus(Moments.span(term.value()).orElseThrow(() -> bad(term))));
    }

    private static Instant positive(LogTerm term, Instant moment) throws LogQueryRefusal {
        if (term.negated()) {
            throw bad(term);
        }
        return moment;
    }

    private static LogQueryRefusal bad(LogTerm term) {
        return refusal(term, "logs.query.bad-time", term.value());
    }

    private static LogQueryRefusal refusal(LogTerm term, String key, String... arguments) {
        return TermReader.refusal(term.position(), term.end(), key, arguments);
    }
}

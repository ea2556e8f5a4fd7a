package pitwall.cache.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pitwall.client.past.Span;

/// Which seconds rows tell of.
final class Coverage {
    private Coverage() {}

    /// @param rows of any groups and levels
    /// @return the earliest first, what was seen here apart from what a server told
    static List<Span> of(List<RowHead> rows) {
        Set<Long> told = groupsOfServer(rows);
        List<Span> spans = merged(rows, row -> !told.contains(row.group()), false);
        spans.addAll(merged(rows, row -> told.contains(row.group()), true));
        spans.sort(Comparator.comparing(Span::from));
        return spans;
    }

    /// The groups that a server told.
    static Set<Long> groupsOfServer(List<RowHead> rows) {
        return rows.stream()
                .filter(row -> row.level().isFromServer())
                .map(RowHead::group)
                .collect(Collectors.toSet());
    }

    private static List<Span> merged(List<RowHead> rows, Predicate<RowHead> which, boolean fromServer) {
        List<Span> spans = new ArrayList<>();
        for (RowHead row : rows.stream()
                .filter(which)
                .sorted(Comparator.comparingLong(RowHead::from))
                .toList()) {
            Instant from = Instant.ofEpochSecond(row.from());
            Instant to = Instant.ofEpochSecond(row.to());
            Span last = spans.isEmpty() ? null : spans.getLast();
            // What a server told of one second and of the next lies side by side.
            if (last == null || from.isAfter(last.to().plusSeconds(fromServer ? 1 : 0))) {
                spans.add(new Span(from, to, fromServer));
            } else if (to.isAfter(last.to())) {
                spans.set(spans.size() - 1, new Span(last.from(), to, fromServer));
            }
        }
        return spans;
    }
}

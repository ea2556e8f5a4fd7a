package pitwall.cache.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pitwall.client.past.Span;

/// Which seconds rows tell of.
final class Coverage {
    private Coverage() {}

    /// @param rows of any groups and levels
    static List<Span> of(List<RowHead> rows) {
        List<Span> spans = new ArrayList<>();
        for (RowHead row :
                rows.stream().sorted(Comparator.comparingLong(RowHead::from)).toList()) {
            Instant from = Instant.ofEpochSecond(row.from());
            Instant to = Instant.ofEpochSecond(row.to());
            Span last = spans.isEmpty() ? null : spans.getLast();
            if (last == null || from.isAfter(last.to())) {
                spans.add(new Span(from, to));
            } else if (to.isAfter(last.to())) {
                spans.set(spans.size() - 1, new Span(last.from(), to));
            }
        }
        return spans;
    }
}

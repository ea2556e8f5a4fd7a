package pitwall.fleet.safety;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.TreeSet;

/// The time windows of one place.
///
/// The answer changes only at edges: when the wall clock shows the beginning or end of a window, at midnight, or when
/// the clock is changed. So the edges ahead are collected (every instant at which the wall clock shows such a time,
/// none in a skipped hour, two in a repeated one) and the answer is asked anew at each of them. `java.time` only.
///
/// @param sets of each, one window must be open; an empty list of sets is always open
/// @param zone of the place
public record WindowCalendar(List<List<UpdateWindow>> sets, ZoneId zone) {
    /// How far ahead a change is looked for: every window comes round in a week.
    public static final Duration HORIZON = Duration.ofDays(8);

    public WindowCalendar {
        sets = sets.stream().map(List::copyOf).toList();
    }

    /// Whether it is open at `now`, and when that changes.
    public Opening at(Instant now) {
        if (sets.isEmpty()) {
            return Opening.ALWAYS;
        }
        boolean open = isOpen(now);
        for (Instant edge : edges(now)) {
            if (isOpen(edge) != open) {
                return new Opening(open, edge);
            }
        }
        return new Opening(open, null);
    }

    private boolean isOpen(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return sets.stream().allMatch(set -> set.stream().anyMatch(window -> window.isOpen(local)));
    }

    private TreeSet<Instant> edges(Instant now) {
        Instant end = now.plus(HORIZON);
        TreeSet<Instant> edges = new TreeSet<>();
        LocalDate first = LocalDate.ofInstant(now, zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(end, zone).plusDays(1);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            addEdges(edges, day);
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(now);
        while (change != null && !change.getInstant().isAfter(end)) {
            edges.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        edges.headSet(now, true).clear();
        edges.tailSet(end, false).clear();
        return edges;
    }

    private void addEdges(TreeSet<Instant> edges, LocalDate day) {
        addEdge(edges, day.atTime(LocalTime.MIDNIGHT));
        for (List<UpdateWindow> set : sets) {
            for (UpdateWindow window : set) {
                addEdge(edges, day.atTime(window.from()));
                addEdge(edges, day.atTime(window.to()));
            }
        }
    }

    private void addEdge(TreeSet<Instant> edges, LocalDateTime local) {
        for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
            edges.add(local.toInstant(offset));
        }
    }
}

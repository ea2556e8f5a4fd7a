package pitwall.views.logs.lines;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.LogLine;

/// Finds restarts, missing lines and set clocks between neighbouring lines of each car, or of the server. Remembers the
/// outermost lines of each, so lines may be added at both ends. FX thread.
final class SeamFinder {
    /// A clock is set where it goes back, or runs ahead of the server, by more than this.
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final boolean everyLine;
    private final Map<String, Ends> speakers = new HashMap<>();

    /// @param everyLine whether every line of the cars is there, so that one that is missing can be told
    SeamFinder(boolean everyLine) {
        this.everyLine = everyLine;
    }

    /// What matters of a line.
    ///
    /// @param whole whether every line of the car that followed it is there
    private record Edge(int number, long boot, long sequence, Instant at, Instant claimed, boolean whole) {
        static Edge of(int number, LogLine line, boolean whole) {
            return new Edge(number, line.boot(), line.sequence(), line.at(), line.claimedAt(), whole);
        }
    }

    /// @param first absent where it is there no more
    private record Ends(@Nullable Edge first, Edge last) {}

    /// A seam, and the line it is before.
    record Found(int number, Seam seam) {}

    /// What is between this line, the newest of all, and the one before.
    Optional<Found> appended(int number, LogLine line) {
        if (line.sequence() == 0) {
            return Optional.empty();
        }
        Edge edge = Edge.of(number, line, everyLine);
        Ends known = speakers.get(line.speaker());
        speakers.put(line.speaker(), known == null ? new Ends(edge, edge) : new Ends(known.first, edge));
        return known == null ? Optional.empty() : between(line.speaker(), known.last, edge);
    }

    /// What is between this line, the oldest of all, and the one behind it.
    ///
    /// @param whole whether no line of the car was left out between the two
    Optional<Found> prepended(int number, LogLine line, boolean whole) {
        if (line.sequence() == 0) {
            return Optional.empty();
        }
        Edge edge = Edge.of(number, line, everyLine && whole);
        Ends known = speakers.get(line.speaker());
        speakers.put(line.speaker(), new Ends(edge, known == null ? edge : known.last));
        Edge behind = known == null ? null : known.first;
        return behind == null ? Optional.empty() : between(line.speaker(), edge, behind);
    }

    /// Lines before this one are there no more.
    void dropped(int first) {
        speakers.values().removeIf(ends -> ends.last.number < first);
        speakers.replaceAll((speaker, ends) -> {
            Edge oldest = ends.first;
            return oldest == null || oldest.number >= first ? ends : new Ends(null, ends.last);
        });
    }

    private Optional<Found> between(String speaker, Edge before, Edge behind) {
        boolean known = before.boot != 0 && behind.boot != 0;
        boolean restarted = known && before.boot != behind.boot;
        long missing = 0;
        if (before.whole && known) {
            missing = restarted ? behind.sequence - 1 : behind.sequence - before.sequence - 1;
        }
        boolean forward = !behind.claimed.isBefore(before.claimed);
        Seam seam = new Seam(
                speaker,
                restarted,
                Math.max(0, missing),
                forward ? before.claimed : before.at,
                forward ? behind.claimed : behind.at,
                jump(before, behind),
                0);
        return seam.says() ? Optional.of(new Found(behind.number, seam)) : Optional.empty();
    }

    /// Lines of one car come in the order in which it wrote them: a claim that goes back, or one of the future, is a
    /// clock that was set. That a line came late is none.
    private static @Nullable Duration jump(Edge before, Edge behind) {
        Duration step = Duration.between(before.claimed, behind.claimed);
        if (step.compareTo(JUMP.negated()) < 0) {
            return step;
        }
        Duration ahead = Duration.between(behind.at, behind.claimed);
        Duration aheadBefore = Duration.between(before.at, before.claimed);
        return ahead.compareTo(JUMP) > 0 && ahead.minus(aheadBefore).compareTo(JUMP) > 0
                ? ahead.minus(aheadBefore)
                : null;
    }
}

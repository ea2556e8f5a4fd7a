package pitwall.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.PersonalKey;

/// Keeps whoever is denied again and again from filling the trail. Of equal attempts within a window the first ones
/// have entries of their own; the rest are counted and become one entry when the window ends. Thread-safe; remembers a
/// bounded number of kinds of attempts, beyond which strangers share one.
///
/// The counts are in memory: a killed server forgets those of the last minute (decision 14).
public final class DeniedAttempts {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int KINDS = 10_000;
    /// Entries of their own for somebody who is signed in, and for a stranger's address.
    private static final int KNOWN = 30;
    private static final int STRANGER = 10;

    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    private record Kind(String who, String action, String code) {}

    private static final class Count {
        private final Instant since;
        private final AuditNote first;
        private int seen;
        private int hidden;
        private boolean several;

        Count(Instant since, AuditNote first) {
            this.since = since;
            this.first = first;
        }
    }

    /// Whether an attempt gets an entry of its own; otherwise it is counted.
    public synchronized boolean isWorthAnEntry(AuditNote note, Instant now) {
        Kind kind = kind(note);
        Count count = counts.get(kind);
        if (count == null && counts.size() >= KINDS) {
            kind = new Kind("", note.facts().action(), "");
            count = counts.get(kind);
        }
        if (count == null) {
            count = new Count(now, note);
            counts.put(kind, count);
        }
        count.seen++;
        if (count.seen <= own(note)) {
            return true;
        }
        count.hidden++;
        count.several |= !count.first.isAbout(note);
        return false;
    }

    private static int own(AuditNote note) {
        AuditFacts facts = note.facts();
        if ("RATE_LIMITED".equals(facts.code())) {
            return 1;
        }
        return switch (facts.origin()) {
            case CAR -> 1;
            case API, CONSOLE, SCHEDULE, SERVER -> facts.role().equals("NONE") ? STRANGER : KNOWN;
        };
    }

    private static Kind kind(AuditNote note) {
        String who = Optional.ofNullable(note.personal().get(PersonalKey.ACTOR))
                .or(() -> Optional.ofNullable(note.personal().get(PersonalKey.ADDRESS)))
                .orElse("");
        return new Kind(who, note.facts().action(), String.valueOf(note.facts().code()));
    }

    /// Takes the counted attempts whose window is over, one note for each kind.
    ///
    /// @param all true where the server stops and nothing must be left
    public synchronized List<AuditNote> due(Instant now, boolean all) {
        List<AuditNote> due = new ArrayList<>();
        Iterator<Count> each = counts.values().iterator();
        while (each.hasNext()) {
            Count count = each.next();
            if (all || !count.since.plus(WINDOW).isAfter(now)) {
                each.remove();
                if (count.hidden > 0) {
                    due.add(count.several ? count.first.timesOnSeveral(count.hidden) : count.first.times(count.hidden));
                }
            }
        }
        return due;
    }
}

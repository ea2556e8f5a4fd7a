package pitwall.server.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pitwall.server.storage.LogLineRows;

/// Lets old lines go, a few thousand at a time, so that nobody waits for it. Belongs inside the one who
/// writes them.
public final class LogRetention {
    /// Lines that one transaction removes at most.
    static final int PIECE = 2_000;

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final LogSettings settings;
    private Instant next = Instant.EPOCH;

    public LogRetention(LogSettings settings) {
        this.settings = settings;
    }

    /// Whether it is time to look.
    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /// Removes what is too old or too much, at most [#PIECE] lines, where it is time to look. Called every second or
    /// so.
    public void tick(LogLineRows rows, Instant now) {
        if (isDue(now)) {
            prune(rows, now);
        }
    }

    private void prune(LogLineRows rows, Instant now) {
        long removed =
                tooMany(rows).or(() -> tooOld(rows, now)).map(rows::removeUntil).orElse(0L);
        next = removed > 0 ? now : now.plus(PAUSE);
    }

    private Optional<Long> tooMany(LogLineRows rows) {
        LogLineRows.Store store = rows.store();
        long lines = store.lines() - settings.maxLines();
        if (store.bytes() > settings.maxBytes()) {
            long mean = Math.max(1, store.bytes() / Math.max(1, store.lines()));
            lines = Math.max(lines, (store.bytes() - settings.maxBytes() + mean - 1) / mean);
        }
        return lines <= 0 ? Optional.empty() : rows.nth(Math.min(lines, PIECE) - 1);
    }

    private Optional<Long> tooOld(LogLineRows rows, Instant now) {
        return rows.lastBefore(now.minus(settings.keep()), PIECE);
    }
}

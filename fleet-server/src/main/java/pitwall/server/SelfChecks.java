package pitwall.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import pitwall.fleet.audit.AuditBreak;
import pitwall.server.alarm.Alarms;
import pitwall.server.audit.AuditArchive;
import pitwall.server.stream.ConsoleHub;

/// What the server looks at of itself so that an alarm comes where something is wrong. Called every second or so by one
/// thread.
final class SelfChecks {
    private static final Duration BETWEEN_PROOFS = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Alarms alarms;
    private final AuditArchive archive;
    private final ConsoleHub hub;
    private final InstantSource clock;
    private Instant nextProof;
    private long proven;
    private boolean late;

    SelfChecks(Alarms alarms, AuditArchive archive, ConsoleHub hub, InstantSource clock) {
        this.alarms = alarms;
        this.archive = archive;
        this.hub = hub;
        this.clock = clock;
        this.nextProof = clock.instant().plus(BETWEEN_PROOFS);
    }

    void tick() {
        Instant now = clock.instant();
        Duration lag = hub.lag();
        boolean isLate = lag.compareTo(LATE) > 0;
        if (isLate != late) {
            late = isLate;
            alarms.say("console_feed_lagging", "consoles", isLate, isLate ? lag.toSeconds() + " s" : null);
        }
        if (!now.isBefore(nextProof)) {
            nextProof = now.plus(BETWEEN_PROOFS);
            prove();
        }
    }

    /// A piece of the trail after the other, and from the beginning again at the end.
    private void prove() {
        long size = archive.standing().size();
        if (size == 0) {
            return;
        }
        long from = proven >= size ? 1 : proven + 1;
        AuditArchive.Check check = archive.check(from, Math.min(size, from + AuditArchive.MOST_CHECKED - 1));
        Optional<AuditBreak> found = check.broken();
        if (found.isPresent()) {
            AuditBreak broken = found.get();
            alarms.say("audit_chain_broken", "audit", true, "entry " + broken.n());
        } else {
            proven = check.to();
        }
    }
}

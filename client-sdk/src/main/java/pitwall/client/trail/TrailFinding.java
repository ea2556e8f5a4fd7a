package pitwall.client.trail;

import java.util.Optional;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.SignedHead;

/// What a check of the trail found.
///
/// @param first first entry that was looked at; 0 before any
/// @param last last one that is what was written; 0 before any
/// @param proven entries that belong to a signed trail
/// @param unsigned entries that are what was written and that no head covers yet
/// @param head the newest head that was compared with
/// @param broken the first entry that is not proven, and why; later ones are unproven too
public record TrailFinding(
        long first, long last, long proven, long unsigned, Optional<SignedHead> head, Optional<AuditBreak> broken) {}

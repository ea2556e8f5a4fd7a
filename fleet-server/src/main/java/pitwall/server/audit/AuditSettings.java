package pitwall.server.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the audit trail is kept.
///
/// @param retention how long entries are kept; their hashes are kept for ever
/// @param headFile where signed heads are copied to, if anywhere; best a place that whoever administers the database
///     cannot write
/// @param exportsPerHour of one person
public record AuditSettings(Duration retention, Optional<Path> headFile, int exportsPerHour) {
    /// Three years, no file, six exports.
    public static final AuditSettings DEFAULT = new AuditSettings(Duration.ofDays(1096), Optional.empty(), 6);

    public AuditSettings withRetention(Duration other) {
        return new AuditSettings(other, headFile, exportsPerHour);
    }

    public AuditSettings withHeadFile(Path file) {
        return new AuditSettings(retention, Optional.of(file), exportsPerHour);
    }
}

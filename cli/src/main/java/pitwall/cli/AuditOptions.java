package pitwall.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.server.ServerSettings;
import pitwall.server.audit.AuditSettings;

/// How the audit trail is kept.
final class AuditOptions {
    @Option(
            names = "--audit-days",
            paramLabel = "N",
            defaultValue = "1096",
            description = "Days that audit entries are kept; their hashes stay. Default: 1096, three years.")
    private int days;

    @Option(
            names = "--audit-heads",
            paramLabel = "FILE",
            description = "Gets every signed head of the audit trail. Best where whoever administers the database "
                    + "cannot write.")
    private @Nullable Path heads;

    boolean makeSense() {
        return days > 0;
    }

    ServerSettings applied(ServerSettings settings) {
        AuditSettings audit = AuditSettings.DEFAULT.withRetention(Duration.ofDays(days));
        return settings.withAudit(heads == null ? audit : audit.withHeadFile(heads));
    }
}

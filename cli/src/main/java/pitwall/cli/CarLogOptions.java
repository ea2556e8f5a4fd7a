package pitwall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.server.ServerSettings;
import pitwall.server.logs.LogSettings;
import pitwall.server.logs.RedactionRules;

/// How long the log lines of cars are kept, and what is taken out of them.
final class CarLogOptions {
    @Option(
            names = "--car-log-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days that log lines of cars are kept. Default: 30.")
    private int days;

    @Option(
            names = "--car-log-lines",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Log lines of all cars that are kept, the newest. Default: 2000000.")
    private int lines;

    @Option(
            names = "--redaction-rules",
            paramLabel = "FILE",
            description = "JSON with more that is taken out of what cars write, and the policy about vehicle"
                    + " identification numbers.")
    private @Nullable Path rules;

    /// Throws where the options mean nothing; the message is for whoever gave them.
    ServerSettings applied(ServerSettings settings) {
        if (days < 1 || lines < 1) {
            throw new IllegalArgumentException("A limit must be 1 or more.");
        }
        LogSettings logs = LogSettings.DEFAULT.keeping(Duration.ofDays(days), lines, LogSettings.DEFAULT.maxBytes());
        return settings.withLogs(rules == null ? logs : logs.redacting(read(rules)));
    }

    private static RedactionRules read(Path file) {
        try {
            return RedactionRules.with(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The value '" + file + "' of --redaction-rules is no file with rules: " + e.getMessage(), e);
        }
    }
}

package pitwall.cli;

import java.time.Duration;
import picocli.CommandLine.Option;
import pitwall.server.ServerSettings;
import pitwall.server.history.HistorySettings;
import pitwall.server.telemetry.TelemetrySettings;

/// How often one caller may do what, and how much of the past is kept.
final class LimitOptions {
    @Option(
            names = "--sign-ins-per-minute",
            paramLabel = "N",
            defaultValue = "10",
            description = "Sign-ins from one address. Default: 10.")
    private int signInsPerMinute;

    @Option(
            names = "--writes-per-minute",
            paramLabel = "N",
            defaultValue = "600",
            description = "Writes of one person, each car of a bulk change being one. Default: 600.")
    private int writesPerMinute;

    @Option(
            names = "--streams-per-user",
            paramLabel = "N",
            defaultValue = "4",
            description = "Consoles one person may have open at a time. Default: 4.")
    private int streamsPerUser;

    @Option(
            names = "--rollouts-per-hour",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rollouts that one person may write down. Default: 10.")
    private int rolloutsPerHour;

    @Option(
            names = "--timeline-entries",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Entries of a car's history that are kept, about. Default: 2000.")
    private int timelineEntries;

    @Option(
            names = "--telemetry-days",
            paramLabel = "N",
            defaultValue = "28",
            description = "Days that figures of cars are kept in steps of ten minutes; 2 of them in steps of a minute,"
                    + " and every sample of 2 hours. Default: 28.")
    private int telemetryDays;

    @Option(
            names = "--telemetry-megabytes",
            paramLabel = "N",
            defaultValue = "2000",
            description = "What those may take on disk; beyond, they are kept for shorter. Default: 2000.")
    private int telemetryMegabytes;

    @Option(
            names = "--history-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days that it is kept how the fleet was in steps of ten minutes; 7 of them in steps of a"
                    + " minute, and one in steps of ten seconds. Default: 30.")
    private int historyDays;

    @Option(
            names = "--history-megabytes",
            paramLabel = "N",
            defaultValue = "2000",
            description = "What that may take on disk; beyond, the finest steps are kept for shorter. Default: 2000.")
    private int historyMegabytes;

    boolean makeSense() {
        return signInsPerMinute > 0
                && writesPerMinute > 0
                && streamsPerUser > 0
                && rolloutsPerHour > 0
                && timelineEntries > 0
                && telemetryDays >= 2
                && telemetryMegabytes > 0
                && historyDays >= HistorySettings.DEFAULT.minutes().toDays()
                && historyMegabytes > 0;
    }

    ServerSettings applied(ServerSettings settings) {
        return settings.withLimits(
                        new ServerSettings.Limits(signInsPerMinute, writesPerMinute, streamsPerUser, rolloutsPerHour))
                .withTimelineEntries(timelineEntries)
                .withTelemetry(telemetry())
                .withHistory(history());
    }

    private HistorySettings history() {
        HistorySettings shipped = HistorySettings.DEFAULT;
        return new HistorySettings(
                shipped.step(),
                shipped.fine(),
                shipped.minutes(),
                Duration.ofDays(historyDays),
                historyMegabytes * 1_000_000L);
    }

    private TelemetrySettings telemetry() {
        TelemetrySettings shipped = TelemetrySettings.DEFAULT;
        return new TelemetrySettings(
                shipped.samples(),
                shipped.minutes(),
                Duration.ofDays(telemetryDays),
                telemetryMegabytes * 1_000_000L,
                shipped.flushAfter());
    }
}

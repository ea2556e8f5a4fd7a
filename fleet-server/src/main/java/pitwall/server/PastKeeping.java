package pitwall.server;

import java.time.InstantSource;
import pitwall.server.history.FleetHistory;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;
import pitwall.server.logs.LogIntake;
import pitwall.server.logs.ServerLog;
import pitwall.server.storage.Database;
import pitwall.server.storage.SideFile;
import pitwall.server.telemetry.Telemetry;

/// What the server keeps over time beside its database, and may lose: what cars reported, and how the fleet was.
///
/// @param history follows the log
record PastKeeping(Telemetry telemetry, FleetHistory history) implements AutoCloseable {
    static Telemetry figures(ServerSettings settings, Database database, LivePicture picture, InstantSource clock) {
        return new Telemetry(
                SideFile.beside(settings.database(), database, SideFile.Kind.TELEMETRY),
                settings.memory().telemetry(),
                car -> picture.car(car).isPresent(),
                picture::size,
                clock);
    }

    /// Begins to keep what the server itself logs.
    static ServerLog own(ServerSettings settings, Database database, LogIntake intake, InstantSource clock) {
        return new ServerLog(
                        SideFile.beside(settings.database(), database, SideFile.Kind.SERVER_LOG),
                        intake,
                        settings.memory().logs(),
                        clock)
                .start(settings.outside().log());
    }

    /// Has both follow the log, from the picture as it is before the first batch.
    static PastKeeping follow(
            EventLog log,
            Telemetry telemetry,
            ServerSettings settings,
            Database database,
            LivePicture picture,
            InstantSource clock) {
        FleetHistory history = new FleetHistory(
                SideFile.beside(settings.database(), database, SideFile.Kind.HISTORY),
                settings.memory().history(),
                picture.cut(),
                clock);
        log.follow(telemetry);
        log.follow(history);
        return new PastKeeping(telemetry, history);
    }

    /// Begins to write.
    void start() {
        telemetry.start();
        history.start();
    }

    @Override
    public void close() {
        telemetry.close();
        history.close();
    }
}

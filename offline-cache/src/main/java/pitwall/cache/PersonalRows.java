package pitwall.cache;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import pitwall.client.SessionInfo;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.LogLine;

/// Writes what was shown to a person beside the picture. Belongs to the `pitwall-cache` thread.
record PersonalRows(
        CacheDesk desk,
        CachedAnswers answers,
        CachedTrail trail,
        CachedLogs logs,
        Retention retention,
        InstantSource clock) {
    /// True where the picture is of this person.
    boolean isOf(SessionInfo person) throws SQLException {
        return desk.database()
                .meta("session", SessionInfo.class)
                .filter(person::seesTheSameAs)
                .isPresent();
    }

    /// Forgets what waits.
    void forget() {
        answers.take();
        trail.take();
        logs.take();
    }

    void writeAnswers() throws SQLException {
        List<CachedAnswers.Waiting> waiting = answers.take();
        if (!waiting.isEmpty()) {
            new AnswerRows(desk.database()).write(waiting, retention, clock.instant());
        }
    }

    /// What was shown to somebody else than the picture is of is not written.
    void writeTrail() throws SQLException {
        List<AuditEvidence> parts = new ArrayList<>();
        for (CachedTrail.Waiting waiting : trail.take()) {
            if (isOf(waiting.reader())) {
                parts.add(waiting.part());
            }
        }
        if (!parts.isEmpty()) {
            new TrailRows(desk.database()).write(parts, retention);
        }
    }

    /// Lines that were shown to somebody else than the picture is of are not written.
    void writeLogs() throws SQLException {
        NavigableMap<Long, LogLine> lines = new TreeMap<>();
        for (CachedLogs.Waiting waiting : logs.take()) {
            if (isOf(waiting.reader())) {
                waiting.lines().forEach(line -> lines.put(line.id(), line));
            }
        }
        if (!lines.isEmpty()) {
            new LogPageRows(desk.database()).write(List.copyOf(lines.values()), retention, clock.instant());
        }
    }
}

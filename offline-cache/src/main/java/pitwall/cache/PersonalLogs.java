package pitwall.cache;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.client.LogMemory;
import pitwall.client.SessionInfo;
import pitwall.protocol.rest.LogLine;

/// The memory of log lines as one console uses it, for whoever is signed in. Thread-safe.
///
/// @param reader the session in use; empty while nobody is known
/// @param file waits for the rows; nothing where they were shown to somebody else
record PersonalLogs(
        CachedLogs waiting,
        Supplier<Optional<SessionInfo>> reader,
        Function<SessionInfo, Optional<LogMemory.Part>> file)
        implements LogMemory {
    @Override
    public void keep(List<LogLine> lines) {
        if (!lines.isEmpty()) {
            reader.get().ifPresent(person -> waiting.put(new CachedLogs.Waiting(person, lines)));
        }
    }

    @Override
    public Optional<Part> lines() {
        return reader.get().flatMap(file);
    }
}

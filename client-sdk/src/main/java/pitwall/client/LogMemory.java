package pitwall.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.protocol.rest.LogLine;

/// Remembers log lines that were read, for times when the server cannot be asked. Thread-safe; bounded; never gives one
/// person what another read.
public interface LogMemory {
    /// Keeps lines. Never blocks; what cannot be kept is not.
    void keep(List<LogLine> lines);

    /// What is remembered.
    ///
    /// @param asOf server time of the newest that is known
    /// @param lines in the order of their ids
    record Part(Instant asOf, List<LogLine> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// Everything that is remembered; empty where that is nothing. May wait for a disk.
    Optional<Part> lines();

    /// Remembers nothing.
    LogMemory NONE = new LogMemory() {
        @Override
        public void keep(List<LogLine> lines) {}

        @Override
        public Optional<Part> lines() {
            return Optional.empty();
        }
    };
}

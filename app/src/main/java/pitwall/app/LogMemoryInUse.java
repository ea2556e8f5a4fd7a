package pitwall.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pitwall.client.LogMemory;
import pitwall.protocol.rest.LogLine;

/// What is remembered of the logs of whichever server is in use. Thread-safe.
record LogMemoryInUse(Supplier<Optional<LogMemory>> inUse) implements LogMemory {
    @Override
    public void keep(List<LogLine> lines) {
        inUse.get().ifPresent(memory -> memory.keep(lines));
    }

    @Override
    public Optional<Part> lines() {
        return inUse.get().flatMap(LogMemory::lines);
    }
}

package pitwall.server.logs;

import java.util.function.Consumer;

/// Where a server hears what its own code logs. The program around it knows with what it logs; the server does not.
@FunctionalInterface
public interface LogSource {
    /// Nothing is heard.
    LogSource SILENT = listener -> () -> {};

    /// Tells every line from now on, on the thread that writes it: a listener neither waits nor throws.
    ///
    /// @return ends it
    Runnable listen(Consumer<SpokenLine> listener);
}

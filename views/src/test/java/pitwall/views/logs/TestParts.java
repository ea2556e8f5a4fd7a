package pitwall.views.logs;

import java.util.concurrent.Executor;
import pitwall.client.LogMemory;
import pitwall.views.fx.FleetModel;
import pitwall.views.testing.MemoryPorts;

/// What a test gives the logs screen.
final class TestParts {
    private static final Executor HERE = Runnable::run;

    private TestParts() {}

    static LogsParts of(FleetModel fleet, ScriptedLogs server, LogMemory memory) {
        return of(fleet, server, memory, HERE);
    }

    /// @param soon runs what is to be done a moment later
    static LogsParts of(FleetModel fleet, ScriptedLogs server, LogMemory memory, Executor soon) {
        return new LogsParts(fleet, server, server, memory, HERE, HERE, soon, () -> new MemoryPorts().offline);
    }
}

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
        return new LogsParts(fleet, server, server, memory, HERE, HERE, HERE, () -> new MemoryPorts().offline);
    }
}

package pitwall.cache.history;

import java.util.List;
import pitwall.protocol.FleetEvent;

/// Takes what happened, second by second.
@FunctionalInterface
interface StepSink {
    void step(long second, List<FleetEvent> changes);
}

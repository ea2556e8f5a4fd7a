package pitwall.agent.update;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.UpdateReport;

/// Hears what the updater does, on the car's thread.
public interface UpdateObserver {
    /// A step for the timeline.
    void reported(UpdateReport report, @Nullable ReasonCode reason);

    /// A sentence for the log.
    void said(LogLevel level, String sentence);
}

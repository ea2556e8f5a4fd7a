package pitwall.server.alarm;

import pitwall.fleet.alarm.AlarmStep;
import pitwall.server.registry.Draft;

/// Somebody who wants to know what happens to alarms. Called on the writer thread, inside the transaction that writes
/// it down, so what it writes is there exactly if the step is.
public interface AlarmWatch {
    void stepped(Draft draft, AlarmStep step);
}

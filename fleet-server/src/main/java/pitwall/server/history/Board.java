package pitwall.server.history;

import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.live.Cut;
import pitwall.server.live.RolloutPicture;

/// The rollouts and alarms that there are beside the cars, as the stream has them. Belongs to one thread.
final class Board {
    private final Map<String, RolloutPicture> rollouts = new LinkedHashMap<>();
    private final Map<String, AlarmView> alarms = new LinkedHashMap<>();
    private AlarmLoad load;

    Board(Cut begin) {
        begin.rollouts().forEach(rollout -> rollouts.put(rollout.whole().id(), rollout));
        begin.alarms().forEach(alarm -> alarms.put(alarm.id(), alarm));
        load = begin.alarmLoad();
    }

    void follow(Changed changed) {
        changed.rollouts()
                .forEach((id, after) ->
                        after.ifPresentOrElse(rollout -> rollouts.put(id, rollout), () -> rollouts.remove(id)));
        for (AlarmView alarm : changed.alarms().values()) {
            if (alarm.state() == AlarmState.OVER) {
                alarms.remove(alarm.id());
            } else {
                alarms.put(alarm.id(), alarm);
            }
        }
        AlarmLoad now = changed.load();
        load = now == null ? load : now;
    }

    Map<String, RolloutPicture> rollouts() {
        return rollouts;
    }

    Map<String, AlarmView> alarms() {
        return alarms;
    }

    AlarmLoad load() {
        return load;
    }
}

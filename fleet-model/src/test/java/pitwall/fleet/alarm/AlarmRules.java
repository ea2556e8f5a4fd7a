package pitwall.fleet.alarm;

import java.time.Duration;
import java.util.List;
import pitwall.fleet.query.CarQuery;

/// Rules for tests.
final class AlarmRules {
    static final Guidance GUIDANCE = new Guidance("what", "so what", "now what", "car:{object}");

    private AlarmRules() {}

    static AlarmRule rule(String name, AlarmLevel level) {
        return new AlarmRule(
                new RuleName(name),
                new Condition.OfSilence(Duration.ofMinutes(10)),
                RuleTiming.AT_ONCE,
                CarQuery.ALL,
                level,
                "{object} of {region} is silent",
                GUIDANCE,
                "",
                List.of(),
                true);
    }

    static AlarmObject car(String id) {
        return AlarmObject.car(id, id.startsWith("B") ? "berlin" : "munich", "i4", null);
    }
}

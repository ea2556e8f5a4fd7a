package pitwall.server.http;

import pitwall.fleet.alarm.AlarmAnswer.Why;
import pitwall.fleet.alarm.AlarmLimits;

/// Why something cannot be done about alarms, over REST.
final class AlarmFaults {
    private AlarmFaults() {}

    static Fault of(Why why) {
        return switch (why) {
            case NOT_FOUND -> Fault.notFound();
            case NOT_SHOWN ->
                Fault.of(409, "ALARM_NOT_SHOWN", "The alarm is shelved, silenced or out of service: show it first.");
            case NOT_SHELVED -> Fault.of(409, "ALARM_NOT_SHELVED", "The alarm is not shelved.");
            case COMMENT_NEEDED ->
                Fault.validation("comment", "must say what you do about it: a P1 is acknowledged with words");
            case REASON_NEEDED -> Fault.validation("reason", "must have 1 to " + AlarmLimits.MAX_WORDS + " characters");
            case BAD_END ->
                Fault.validation(
                        "until",
                        "must not be past or too far away: a P1 is shelved for an hour at most, others for 8 hours, and"
                                + " a silence ends within 7 days");
            case MATCHES_ALL -> Fault.validation("rule", "or another part must be given: this would hide every alarm");
        };
    }

    static String reason(String text) {
        if (text.isBlank() || text.length() > AlarmLimits.MAX_WORDS) {
            throw new FaultException(of(Why.REASON_NEEDED));
        }
        return text.strip();
    }
}

package pitwall.fleet.alarm;

/// What makes two signs the same alarm: the rule and the thing. At most one alarm of a key is not over.
public record AlarmKey(RuleName rule, AlarmObject.Kind kind, String object) {}

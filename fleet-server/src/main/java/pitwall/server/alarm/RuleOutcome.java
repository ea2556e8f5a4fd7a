package pitwall.server.alarm;

import java.util.List;
import pitwall.protocol.rest.AlarmRuleEntry;

/// What became of a change of a rule.
public sealed interface RuleOutcome {
    record Done(AlarmRuleEntry rule, boolean created) implements RuleOutcome {}

    /// @param current 0 where there is no such rule
    record OtherRevision(long current) implements RuleOutcome {}

    record Wrong(List<RuleReader.Wrong> wrongs) implements RuleOutcome {}
}

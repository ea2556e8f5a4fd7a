package pitwall.views.alarms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.protocol.rest.AlarmRuleEntry;

/// What the rules say one should do, by the name of the rule. FX thread; needs no toolkit.
final class RuleGuidance {
    private final FleetAlarms reading;
    private final Executor fxThread;
    private final Map<String, String> actions = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    RuleGuidance(FleetAlarms reading, Executor fxThread) {
        this.reading = reading;
        this.fxThread = fxThread;
    }

    /// Asks for the rules; what is known stays until there is an answer.
    void ask() {
        CompletableFuture<?> unused = reading.rules().thenAccept(answer -> fxThread.execute(() -> heard(answer)));
    }

    private void heard(Answer<List<AlarmRuleEntry>> answer) {
        switch (answer) {
            case Answer.Given<List<AlarmRuleEntry>>(var rules) -> remember(rules);
            case Answer.Remembered<List<AlarmRuleEntry>>(var rules, var _) -> remember(rules);
            case Answer.Refused<List<AlarmRuleEntry>> _ -> {}
            case Answer.Unanswered<List<AlarmRuleEntry>> _ -> {}
        }
    }

    private void remember(List<AlarmRuleEntry> rules) {
        actions.clear();
        for (AlarmRuleEntry entry : rules) {
            String action = entry.rule().action();
            if (action != null) {
                actions.put(entry.rule().name(), action);
            }
        }
        revision.set(revision.get() + 1);
    }

    /// What to do about alarms of a rule.
    Optional<String> action(String rule) {
        return Optional.ofNullable(actions.get(rule));
    }

    /// Counts the answers.
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}

package pitwall.views.alarms;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.BackTest;
import pitwall.views.kit.Strings;

/// What a rule would have raised in the last seven days, in words. FX thread; needs no toolkit.
final class RuleTrial {
    private final FleetAlarms reading;
    private final Executor fxThread;
    private final Strings strings;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private Optional<AlarmRuleBody> tried = Optional.empty();
    private long asked;

    RuleTrial(FleetAlarms reading, Executor fxThread, Strings strings) {
        this.reading = reading;
        this.fxThread = fxThread;
        this.strings = strings;
    }

    /// Tries a rule as it would be written down.
    void ask(AlarmRuleBody rule) {
        asked++;
        long number = asked;
        tried = Optional.empty();
        sentence.set(strings.get("alarms.rule.trial.asking"));
        CompletableFuture<?> unused = reading.backTest(rule)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (number == asked) {
                        heard(rule, answer);
                    }
                }));
    }

    private void heard(AlarmRuleBody rule, Answer<BackTest> answer) {
        sentence.set(
                switch (answer) {
                    case Answer.Given<BackTest>(BackTest test) -> {
                        tried = Optional.of(rule);
                        yield words(test);
                    }
                    case Answer.Remembered<BackTest>(BackTest test, var _) -> words(test);
                    case Answer.Refused<BackTest>(var _, var _, String said, var _) -> said;
                    case Answer.Unanswered<BackTest> _ -> strings.get("alarms.rule.trial.unanswered");
                });
    }

    private String words(BackTest test) {
        String limits = test.limits().stream()
                .sorted()
                .map(limit -> strings.get("alarms.rule.trial.limit." + limit))
                .collect(Collectors.joining(" "));
        if (!test.told()) {
            return strings.get("alarms.rule.trial.nothing", limits);
        }
        int days = Math.max(1, test.days().size());
        String said = strings.get(
                "alarms.rule.trial.result",
                test.alarms(),
                test.objects(),
                strings.formats().number(test.alarms() / (double) days, 1),
                test.days().stream().map(day -> Integer.toString(day.alarms())).collect(Collectors.joining(" ")));
        return limits.isEmpty() ? said : strings.get("alarms.rule.trial.limited", said, limits);
    }

    /// What is known of exactly this rule; empty if it was changed since, or never tried.
    Optional<String> about(AlarmRuleBody rule) {
        return tried.filter(rule::equals).map(_ -> sentence.get());
    }

    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}

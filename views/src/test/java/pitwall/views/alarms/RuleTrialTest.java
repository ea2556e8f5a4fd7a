package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.BackTest;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.ScriptedAlarms;

class RuleTrialTest {
    private static final AlarmRuleBody RULE = SampleAlarms.rule("hot", AlarmLevel.P3);

    private final ScriptedAlarms server = new ScriptedAlarms();
    private final RuleTrial trial =
            new RuleTrial(server, Runnable::run, Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))));

    @Test
    void itSaysHowManyAlarmsADayTheRuleWouldHaveRaisedAndWhatThatIsNotExactAbout() {
        server.backTest = new Answer.Given<>(test(true, Set.of(BackTest.Limit.AVERAGED)));
        trial.ask(RULE);

        assertThat(trial.sentenceProperty().get())
                .isEqualTo("In the last 7 days it would have come 9 times about 2 things, 4.5 a day (6 3)."
                        + " Some figures are kept as means only.");
        assertThat(trial.about(RULE)).isPresent();
        assertThat(trial.about(SampleAlarms.rule("hotter", AlarmLevel.P3)))
                .as("a rule that was changed since was not tried")
                .isEmpty();
    }

    @Test
    void whatHistoryCannotTellIsNotAZero() {
        server.backTest = new Answer.Given<>(test(false, Set.of(BackTest.Limit.NOT_KEPT)));
        trial.ask(RULE);

        assertThat(trial.sentenceProperty().get()).startsWith("History cannot tell");
    }

    @Test
    void aServerThatDoesNotAnswerProvesNothing() {
        trial.ask(RULE);

        assertThat(trial.about(RULE)).isEmpty();
    }

    private static BackTest test(boolean told, Set<BackTest.Limit> limits) {
        return new BackTest(
                SampleAlarms.NOW.minus(Duration.ofDays(7)),
                SampleAlarms.NOW,
                told,
                null,
                told ? 9 : 0,
                told ? 2 : 0,
                told ? List.of(new BackTest.Day("2026-05-03", 6), new BackTest.Day("2026-05-04", 3)) : List.of(),
                List.of(),
                List.of(),
                40,
                40,
                limits,
                12);
    }
}

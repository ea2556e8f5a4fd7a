package pitwall.server.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.protocol.rest.AlarmRuleBody;

class AlertsFileTest {
    private static List<AlarmRuleBody> read(String text) throws AlertsFile.UnreadableException {
        return new AlertsFile().read(text.getBytes(UTF_8));
    }

    /// The two rules of the seed (R-11, R-12).
    @Test
    void aFileOfAnEdgeFleetIsReadAsItIs() throws AlertsFile.UnreadableException {
        List<AlarmRuleBody> rules = read("""
                alerts:
                  - name: high_cpu_usage
                    condition: cpu_usage > 90
                    duration: 5m
                    action: email
                  - name: device_offline
                    condition: last_seen > 10m
                    action: webhook
                    url: https://alerts.example.com/webhook
                """);

        AlarmRule first = new RuleReader().read(rules.getFirst()).orElseThrow();
        assertThat(first.level()).isEqualTo(AlarmLevel.EVENT);
        assertThat(first.enabled()).isTrue();
        assertThat(first.condition().text()).isEqualTo("cpu_usage > 90");
        assertThat(first.timing().lasting()).hasMinutes(5);
        assertThat(first.channels()).containsExactly("email");
        assertThat(rules.getLast().channels()).containsExactly("https://alerts.example.com/webhook");
    }

    @Test
    void theRulesThatTheServerComesWithAreWholeAndEnabled() {
        List<AlarmRuleBody> rules = ShippedRules.read();

        assertThat(rules)
                .extracting(AlarmRuleBody::name)
                .containsExactly(
                        "car_offline",
                        "cpu_high",
                        "memory_high",
                        "rollout_gate_failed",
                        "update_failed",
                        "audit_chain_broken",
                        "messages_failing",
                        "queue_deep",
                        "sink_down",
                        "console_feed_lagging");
        assertThat(rules).allSatisfy(rule -> {
            AlarmRule read = new RuleReader().read(rule).orElseThrow();
            assertThat(read.enabled()).isTrue();
            assertThat(read.missing()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts: [{name: a, condition: cpu_usage > 90, colour: red}]",
                "alerts: [{name: a, condition: cpu_usage}]",
                "alerts: [{name: A b, condition: cpu_usage > 90}]",
                "alerts: [{condition: cpu_usage > 90}]",
                "alerts: [{name: a, condition: cpu_usage > 90, priority: P1}]",
                "alerts: [{name: a, condition: cpu_usage > 90, duration: soon}]",
                "alerts: [{name: a, condition: cpu_usage > 90, count: 3}]",
                "alerts: [{name: a, condition: cpu_usage > 90}, {name: a, condition: cpu_usage > 80}]",
                "alerts: [{name: a, name: b, condition: cpu_usage > 90}]",
                "alerts: nothing",
                "alerts: [",
                "- a"
            })
    void whatCannotBeARuleIsRefusedWithASentence(String text) {
        assertThatExceptionOfType(AlertsFile.UnreadableException.class).isThrownBy(() -> read(text));
    }

    @Test
    void aFileCannotBeMadeToGrow() {
        String laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nalerts: [*b,*b,*b]\n";

        assertThatExceptionOfType(AlertsFile.UnreadableException.class).isThrownBy(() -> read(laughs));
        assertThatExceptionOfType(AlertsFile.UnreadableException.class)
                .isThrownBy(() -> read("#" + "x".repeat(300_000)));
        assertThatExceptionOfType(AlertsFile.UnreadableException.class)
                .isThrownBy(() -> read("alerts: " + "[".repeat(5_000)));
    }
}

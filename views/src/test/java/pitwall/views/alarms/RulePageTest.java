package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.testing.SampleAlarms;

class RulePageTest {
    private static final AlarmView ALARM = SampleAlarms.gate();

    private static Optional<RulePage> page(String link) {
        return RulePage.of(ALARM, SampleAlarms.rule("rollout_gate_failed", AlarmLevel.P1, link));
    }

    @Test
    void anAddressOfTheWebCanBeOpenedForTheObjectOfTheAlarm() {
        RulePage page = page("https://wiki.example/gates?for={object}").orElseThrow();

        assertThat(page.text()).isEqualTo("https://wiki.example/gates?for=R-118");
        assertThat(page.address()).contains(URI.create("https://wiki.example/gates?for=R-118"));
        assertThat(page("HTTP://wiki.example:8080/gates").flatMap(RulePage::address))
                .isPresent();
    }

    @Test
    void whatTheObjectIsCalledCannotLeadElsewhere() {
        AlarmView alarm = SampleAlarms.of(1, "rule", AlarmLevel.P2, ALARM.state(), AlarmObject.server("a/../b?c#d"))
                .made();

        RulePage page = RulePage.of(alarm, SampleAlarms.rule("rule", AlarmLevel.P2, "https://wiki.example/{object}"))
                .orElseThrow();

        assertThat(page.address()).contains(URI.create("https://wiki.example/a%2F..%2Fb%3Fc%23d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runbook 7, page 3",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "smb://server/share",
                "https:///nowhere",
                "https://somebody:secret@wiki.example/",
                "https://wiki.example/with space",
                "mailto:somebody@example.org"
            })
    void nothingElseIsHandedToTheComputer(String link) {
        RulePage page = page(link).orElseThrow();

        assertThat(page.text()).isEqualTo(link);
        assertThat(page.address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "car:{object}", "rollout:{object}", "audit:{object}", "server:{object}"})
    void aScreenOfThisProgramIsNoPage(String link) {
        assertThat(page(link)).isEmpty();
    }

    @Test
    void whereNobodyKnowsTheRuleThereIsNone() {
        assertThat(RulePage.of(ALARM, null)).isEmpty();
    }
}

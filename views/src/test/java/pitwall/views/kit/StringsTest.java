package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.Freshness;
import pitwall.fleet.AgeClass;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

class StringsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    private final Strings english = strings(Locale.ENGLISH);
    private final Strings german = strings(Locale.GERMAN);

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(german.bundle().keySet()).isEqualTo(english.bundle().keySet());
        assertThat(german.get("state.FAILED")).isEqualTo("Fehler");
        assertThat(english.bundle().keySet())
                .allSatisfy(key -> assertThat(placeholders(german, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyPatternIsReadable(String language) {
        ResourceBundle bundle = strings(Locale.of(language)).bundle();

        assertThat(bundle.keySet()).allSatisfy(key -> {
            assertThat(bundle.getString(key)).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(bundle.getString(key), Locale.ROOT)).isNotNull();
        });
    }

    @Test
    void aLanguageWithoutTranslationGetsEnglishWhateverTheComputerSpeaks() {
        assertThat(strings(Locale.FRENCH).get("kit.cancel")).isEqualTo("Cancel");
        assertThat(strings(Locale.UK).get("kit.cancel")).isEqualTo("Cancel");
    }

    @Test
    void numbersInSentencesAreWrittenLikeAllOthers() {
        assertThat(english.get("mode.resyncing.band", 6200, 10_000L))
                .isEqualTo("Resyncing · 6\u00A0200 of 10\u00A0000");
        assertThat(english.plural("shell.status.tasks", 1)).isEqualTo("1 task");
        assertThat(german.plural("shell.status.tasks", 2)).isEqualTo("2 Aufgaben");
    }

    @Test
    void aMissingKeyShowsAsItselfAndFailsInTests() {
        Strings lenient = Strings.of(new Formats(Locale.ENGLISH, ZoneOffset.UTC));

        assertThat(lenient.get("no.such.key")).isEqualTo("no.such.key");
        assertThat(lenient.find("reason.FLUX_LOW.title")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english.get("no.such.key"))
                .withMessageContaining("no.such.key");
    }

    @Test
    void everyConstantHasAWord() {
        Stream.of(HeadlineStatus.values()).forEach(status -> english.get("state." + status));
        Stream.of(AgeClass.values()).forEach(age -> english.get("age." + age));
        Stream.of(AlarmPriority.values()).forEach(priority -> english.get("priority." + priority));
        Stream.of(Freshness.Cause.values()).forEach(cause -> english.get("mode.cause." + cause));
        Stream.of(Freshness.Trouble.values()).forEach(trouble -> english.get("mode.trouble." + trouble));
        Stream.of(Theme.values()).forEach(theme -> english.get("settings.theme." + theme));
        Stream.of(Density.values()).forEach(density -> english.get("settings.density." + density));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BATTERY_LOW",
                "NETWORK_UNREACHABLE",
                "HEARTBEAT_TIMEOUT",
                "NOT_STATIONARY",
                "SIGNATURE_INVALID",
                "APPLY_TIMEOUT",
                "WORKLOAD_CRASHED",
                "AGENT_FAILED",
                "OVERHEATED",
                "DISK_FULL",
                "SAFE_MODE",
                "LOCAL_ESTOP",
                "CHARGER_FAULT",
                "CLOCK_SKEW"
            })
    void everyReasonIsExplained(String code) {
        Reasons.Explanation explanation = new Reasons(english).of(new ReasonCode(code));

        assertThat(explanation.title()).isNotEqualTo(code);
        assertThat(explanation.meaning()).isNotEqualTo(english.get("reason.unexplained"));
        assertThat(explanation.who()).isNotBlank();
        assertThat(explanation.next()).isNotBlank();
    }

    @Test
    void aReasonThisVersionDoesNotKnowIsShownRaw() {
        Reasons.Explanation explanation = new Reasons(english).of(new ReasonCode("FLUX_LOW"));

        assertThat(explanation).isEqualTo(new Reasons.Explanation("FLUX_LOW", "no explanation yet", "", ""));
    }

    private static TreeSet<String> placeholders(Strings strings, String key) {
        return PLACEHOLDER
                .matcher(strings.bundle().getString(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Strings strings(Locale locale) {
        return Strings.strict(new Formats(locale, ZoneOffset.UTC));
    }
}

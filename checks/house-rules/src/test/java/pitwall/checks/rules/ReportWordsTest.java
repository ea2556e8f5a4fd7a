package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The report of a rollout, which the server writes, calls everything what the console calls it.
final class ReportWordsTest {
    /// How keys of the report begin and how the console's do for the same word.
    private static final Map<String, String> SAME = Map.of(
            "status.", "rollout.state.",
            "stage.", "rollout.stage.",
            "gate.", "rollout.gate.",
            "because.", "rollout.because.",
            "refusal.", "rollout.refusal.",
            "did.", "rollout.act.",
            "event.", "rollout.event.",
            "reading.", "rollout.reading.",
            "break.", "audit.break.");

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void theReportAndTheConsoleSayTheSame(String language) {
        Map<String, String> console =
                Messages.read("messages" + language + ".properties").words();
        Map<String, String> report = Messages.of(Repository.ROOT.resolve(
                        "fleet-server/src/main/resources/pitwall/server/http/report" + language + ".properties"))
                .words();

        SAME.forEach((own, others) -> assertThat(under(report, own)).as(own).isEqualTo(under(console, others)));
        assertThat(under(report, "reason."))
                .isNotEmpty()
                .allSatisfy((code, title) -> assertThat(title).isEqualTo(console.get("reason." + code + ".title")));
        assertThat(under(report, "reason.")).hasSize((int) console.keySet().stream()
                .filter(key -> key.matches("reason\\.[A-Z_]+\\.title"))
                .count());
    }

    /// What only the console or only one of them has a use for.
    private static final Set<String> ALONE = Set.of("unfounded", "PAUSED.gate", "PAUSED.person");

    private static Map<String, String> under(Map<String, String> words, String beginning) {
        return words.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .filter(entry -> !ALONE.contains(entry.getKey().substring(beginning.length())))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(beginning.length()), Map.Entry::getValue));
    }
}

package pitwall.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionRulesTest {
    @TempDir
    Path folder;

    private Redactor with(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("redaction.json"), json);
        return new Redactor(new byte[32], RedactionRules.with(file));
    }

    @Test
    void aFileAddsToWhatIsTakenOut() throws IOException {
        Redactor redactor = with("""
                {"secretNames": ["kundennummer"], "secretEndings": ["pan"], "vins": "HIDE", "positionNames": ["ort"],
                 "patterns": [{"kind": "iban", "pattern": "DE\\\\d{20}"}]}
                """);

        assertThat(redactor.text("paid from DE02120300000000202051 by WBA73AB0X0P012345, kundennummer=77"))
                .doesNotContain("DE0212", "WBA", "77")
                .contains("‹redacted:iban:", "‹redacted:vin:", "kundennummer=‹redacted:value:");
        assertThat(redactor.fields(Map.of("cardPan", "4111", "password", "x")))
                .allSatisfy((name, value) -> assertThat(value).startsWith("‹redacted:field:"));
    }

    @Test
    void policyMayKeepIdentificationNumbers() throws IOException {
        Redactor redactor = with("""
                {"secretNames": [], "secretEndings": [], "vins": "KEEP", "positionNames": [], "patterns": []}
                """);

        assertThat(redactor.text("WBA73AB0X0P012345 token=abc")).startsWith("WBA73AB0X0P012345 token=‹redacted");
    }

    @Test
    void whatIsTakenOutOnceStaysAsItIs() {
        Redactor redactor = new Redactor(new byte[32]);
        String once = redactor.text("password=hunter2 Authorization: Bearer abcdefghijk");
        Map<String, String> fields = redactor.fields(Map.of("token", "abc"));

        assertThat(redactor.text(once)).isEqualTo(once);
        assertThat(redactor.fields(fields)).isEqualTo(fields);
        assertThat(redactor.fields(Map.of("token", "‹redacted:mine")).get("token"))
                .doesNotContain("mine");
    }

    @Test
    void rulesThatWouldHideEverythingOrMeanNothingAreRefused() {
        for (String pattern : new String[] {".*", "x*", "(", "((a{100}){100})"}) {
            assertThatThrownBy(() -> new RedactionRules.SecretPattern("bad", pattern))
                    .as(pattern)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> with("{\"secretNames\": [\"A-b\"], \"secretEndings\": [], \"vins\": \"KEEP\","
                        + " \"positionNames\": [], \"patterns\": []}"))
                .isInstanceOf(IOException.class);
    }
}

package pitwall.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.Json;

class WordingTest {
    private static Notice notice(String text) {
        return new Notice(NoticeKind.ALERT_TRIGGERED, Instant.EPOCH, Map.of("text", text, "object", "car-1"));
    }

    @Test
    void wordsInBracesAreFilledAndWhatIsNotKnownIsEmpty() {
        Wording wording = new Wording("{event} {object}[{region}]: {text} {nobody} $1 \\");

        assertThat(wording.plain(notice("hot {object}"), "m"))
                .isEqualTo("alert_triggered car-1[]: hot {object} {nobody} $1 \\");
    }

    @Test
    void whatIsFilledInStaysInsideItsStringOfJson() throws JsonProcessingException {
        String evil = "\",\"admin\":true,\"x\":\"\\\n\u0000";

        String filled = new Wording("{\"text\":\"{text}\"}").json(notice(evil), "m");

        assertThat(Json.strict().readTree(filled).path("text").asText()).isEqualTo(evil);
        assertThat(Json.strict().readTree(filled).size()).isEqualTo(1);
    }

    @Test
    void aTemplateThatCannotBeIsNamed() {
        assertThat(Wording.fault("{text} {region}")).isEmpty();
        assertThat(Wording.fault("{texts}").orElseThrow()).contains("{texts}");
        assertThat(Wording.fault("x".repeat(8_001))).isPresent();
        assertThat(Wording.jsonFault("{\"a\": \"{text}\", \"b\": {\"c\": \"{id}\"}}"))
                .isEmpty();
        assertThat(Wording.jsonFault("{\"a\": {text}}")).isPresent();
        assertThat(Wording.jsonFault("[\"{text}\"]")).isPresent();
    }
}

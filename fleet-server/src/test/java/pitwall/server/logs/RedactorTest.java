package pitwall.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.testing.Seeds;

class RedactorTest {
    private static final List<String> CONTEXTS = List.of(
            "password=%s",
            "  \"password\" : \"%s\",",
            "Authorization: Bearer %s",
            "https://user:%s@host/path",
            "retry with api-key=%s&page=2",
            "the secret is %s, really",
            "DB_PASSWORD='%s'",
            "{\"nested\":{\"refresh_token\":\"%s\"}}",
            "x-api-key: %s");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~+=-";

    private final Redactor redactor = new Redactor(new byte[32]);

    @Test
    void noSecretOfTheCorpusSurvives() throws IOException {
        for (String line : lines("secrets.txt")) {
            String text = line.split("\t")[0].replace("\\n", "\n");
            String secret = line.split("\t")[1];

            assertThat(redactor.text(text)).as(text).doesNotContain(secret);
        }
    }

    @Test
    void whatIsHarmlessStaysAsItIs() throws IOException {
        List<String> lines = lines("harmless.txt");

        List<String> touched =
                lines.stream().filter(line -> !redactor.text(line).equals(line)).toList();

        assertThat(touched).hasSizeLessThanOrEqualTo(lines.size() / 50);
    }

    @Test
    void aRandomSecretInARandomContextNeverSurvives() {
        RandomGenerator random = Seeds.announced("secrets").generator();
        for (int run = 0; run < 2_000; run++) {
            StringBuilder secret = new StringBuilder("q");
            int length = random.nextInt(7, 60);
            while (secret.length() < length) {
                secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String context = CONTEXTS.get(random.nextInt(CONTEXTS.size()));
            String text = "before " + context.formatted(secret) + " after";

            assertThat(redactor.text(text)).as(text).doesNotContain(secret);
        }
    }

    @Test
    void equalSecretsStayRecognisableAsEqual() {
        String first = redactor.text("password=hunter2");
        String second = redactor.text("user ada password=hunter2 ok");

        assertThat(first).matches("password=‹redacted:value:[0-9a-f]{8}›");
        assertThat(second).contains(first.substring("password=".length()));
        assertThat(redactor.text("password=other")).isNotEqualTo(first);
    }

    @Test
    void aTellingFieldHidesItsWholeValue() {
        Map<String, String> fields =
                redactor.fields(Map.of("apiKey", "any value at all", "note", "token=abcdef", "lane", "3"));

        assertThat(fields.get("apiKey")).startsWith("‹redacted:field:");
        assertThat(fields.get("note")).doesNotContain("abcdef");
        assertThat(fields).containsEntry("lane", "3");
    }

    @Test
    void redactingTwiceIsRedactingOnce() throws IOException {
        for (String line : lines("secrets.txt")) {
            String once = redactor.text(line.split("\t")[0]);

            assertThat(redactor.text(once)).isEqualTo(once);
        }
    }

    @Test
    void longHostileLinesAreReadInReasonableTime() {
        for (String piece : List.of("a", "a:", "://", "=\"", "password", "eyJ", "-----BEGIN ", "x@", "'\\")) {
            String line = piece.repeat(16_000 / piece.length());

            assertThat(redactor.text(line)).isNotNull();
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = RedactorTest.class.getResourceAsStream("/redaction/" + file)) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }
}

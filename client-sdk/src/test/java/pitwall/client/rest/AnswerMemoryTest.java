package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens;
import pitwall.client.Answer;
import pitwall.client.AnswerMemory;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.AuditHeads;

class AnswerMemoryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AuditHeads HEADS = new AuditHeads(null, 41, 0, List.of());

    private final ScriptedApi api = new ScriptedApi();
    private final Kept memory = new Kept();
    private ServerConnection server;
    private AccessTokens.Access access = new AccessTokens.Access.Granted("token-1");
    private AuditReading reading;

    @BeforeEach
    void connect() throws Exception {
        server = api.connection();
        reading = new AuditReading(new Asking(server, tokens(), memory));
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    @Test
    void anAnswerIsGivenBackWithItsAgeWhenTheServerDoesNotAnswer() {
        api.then(heads()).then(ScriptedApi.silence());

        assertThat(reading.heads()).isEqualTo(new Answer.Given<>(HEADS));
        assertThat(reading.heads()).isEqualTo(new Answer.Remembered<>(HEADS, NOON));
    }

    @Test
    void anAnswerIsGivenBackWhenNobodyCanSayWhoAsks() {
        api.then(heads());
        assertThat(reading.heads()).isInstanceOf(Answer.Given.class);

        access = new AccessTokens.Access.Unreachable();
        assertThat(reading.heads()).isEqualTo(new Answer.Remembered<>(HEADS, NOON));

        access = new AccessTokens.Access.SignInNeeded();
        assertThat(reading.heads()).isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void fromMemoryNothingReachesTheServerAndNobodyElseIsAnswered() {
        AuditReading recalled = new AuditReading(new Asking(server, tokens(), memory).fromMemory());
        assertThat(recalled.heads()).isInstanceOf(Answer.Unanswered.class);
        api.then(heads());
        reading.heads();

        assertThat(recalled.heads()).isEqualTo(new Answer.Remembered<>(HEADS, NOON));
        access = new AccessTokens.Access.SignInNeeded();
        assertThat(recalled.heads()).isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void whatTheServerRefusesIsNotAnsweredFromMemory() {
        api.then(heads()).then(ScriptedApi.problem(403, "FORBIDDEN"));
        assertThat(reading.heads()).isInstanceOf(Answer.Given.class);

        assertThat(reading.heads()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void nothingIsRememberedOfRefusalsOfWordsThatAreNoJsonOrOfWhatIsTooLong() {
        String tooLong = "\"" + "x".repeat(AnswerKeeper.LONGEST) + "\"";
        api.then(ScriptedApi.problem(404, "NOT_FOUND"))
                .then(context -> context.contentType("text/html").result("<p>hello"))
                .then(context -> context.contentType("application/json").result(tooLong));

        for (int i = 0; i < 3; i++) {
            assertThat(reading.heads()).isNotInstanceOf(Answer.Given.class);
        }

        assertThat(memory.answers).isEmpty();
    }

    @Test
    void neitherTokensNorWhatIsAboutPeopleIsEverRemembered() {
        api.then(heads()).then(ScriptedApi.tokens("mira", NOON));
        assertThat(reading.heads()).isInstanceOf(Answer.Given.class);
        FleetApi keeping = server.api(new AnswerKeeper(memory));
        server.ask(keeping.signIn(new pitwall.protocol.rest.SignIn("mira", "secret")));

        assertThat(memory.answers.keySet()).containsExactly("/api/v1/audit/head");
        assertThat(memory.answers.values())
                .noneMatch(answer -> new String(answer, StandardCharsets.UTF_8).contains("token"));
        assertThat(AnswerQuestion.of(request("GET", "/api/v1/users?page=1"))).isEmpty();
        assertThat(AnswerQuestion.of(request("GET", "/api/v1/auth/me"))).isEmpty();
        assertThat(AnswerQuestion.of(request("DELETE", "/api/v1/cars/car-1"))).isEmpty();
        assertThat(AnswerQuestion.of(request("GET", "/api/v1/cars/car-1?x=1"))).contains("/api/v1/cars/car-1?x=1");
    }

    @Test
    void aMemoryThatGivesNonsenseIsNoAnswer() {
        memory.answers.put("/api/v1/audit/head", "{\"data\":7}".getBytes(StandardCharsets.UTF_8));
        api.then(ScriptedApi.silence());

        assertThat(reading.heads()).isInstanceOf(Answer.Unanswered.class);
    }

    private okhttp3.Request request(String method, String path) {
        return new okhttp3.Request.Builder()
                .url(api.uri() + path)
                .method(method, null)
                .build();
    }

    private static ScriptedApi.Line heads() {
        return context -> context.status(200)
                .contentType("application/json")
                .result(Json.text(new ApiEnvelope<>(HEADS, Map.of(), NOON)));
    }

    private AccessTokens tokens() {
        return new AccessTokens() {
            @Override
            public Access current() {
                return access;
            }

            @Override
            public Access renewed(String refused) {
                return access;
            }
        };
    }

    private static final class Kept implements AnswerMemory {
        private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

        @Override
        public void keep(String question, Instant asOf, byte[] answer) {
            answers.put(question, answer);
        }

        @Override
        public Optional<byte[]> recall(String question) {
            return Optional.ofNullable(answers.get(question));
        }
    }
}

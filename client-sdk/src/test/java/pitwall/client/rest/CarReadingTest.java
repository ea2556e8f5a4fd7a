package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens;
import pitwall.client.Answer;
import pitwall.client.AnswerMemory;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.CarTrack;

class CarReadingTest {
    private static final CarId CAR = new CarId("car-1");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final CarTrack WAY = new CarTrack(CAR, NOON.minus(HOUR), NOON, Precision.EXACT, List.of());

    private final ScriptedApi api = new ScriptedApi();
    private final List<String> kept = new ArrayList<>();
    private ServerConnection server;
    private CarReading reading;

    @BeforeEach
    void connect() throws Exception {
        server = api.connection();
        reading = new CarReading(new Asking(
                server,
                new AccessTokens() {
                    @Override
                    public Access current() {
                        return new Access.Granted("token-1");
                    }

                    @Override
                    public Access renewed(String old) {
                        return new Access.SignInNeeded();
                    }
                },
                new AnswerMemory() {
                    @Override
                    public void keep(String question, Instant time, byte[] answer) {
                        kept.add(question);
                    }

                    @Override
                    public Optional<byte[]> recall(String question) {
                        return Optional.empty();
                    }
                }));
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    private void answerTo(@Nullable String moment) {
        api.then(context -> {
            assertThat(context.queryParam("last")).isEqualTo("PT1H");
            assertThat(context.queryParam("to")).isEqualTo(moment);
            context.contentType("application/json").result(Json.text(new ApiEnvelope<>(WAY, Map.of(), NOON)));
        });
    }

    @Test
    void theWayOfLatelyIsAskedForRelativeToNowAndRemembered() {
        answerTo(null);

        assertThat(reading.track(CAR, HOUR, Optional.empty()).join()).isEqualTo(new Answer.Given<>(WAY));
        assertThat(kept).singleElement().asString().contains("/track").doesNotContain("to=");
    }

    @Test
    void theWayUntilAMomentOfThePastIsAskedForAndNotRemembered() {
        answerTo("2026-11-21T12:00:00Z");

        assertThat(reading.track(CAR, HOUR, Optional.of(NOON)).join()).isEqualTo(new Answer.Given<>(WAY));
        assertThat(kept).isEmpty();
    }
}

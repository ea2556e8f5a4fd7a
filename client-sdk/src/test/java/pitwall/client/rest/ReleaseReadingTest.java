package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens;
import pitwall.client.Answer;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.ReleaseEntry;

class ReleaseReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final ScriptedApi api = new ScriptedApi();
    private ServerConnection server;
    private ReleaseReading reading;

    @BeforeEach
    void connect() throws Exception {
        server = api.connection();
        reading = new ReleaseReading(new Asking(server, new AccessTokens() {
            @Override
            public Access current() {
                return new Access.Granted("token-1");
            }

            @Override
            public Access renewed(String old) {
                return new Access.SignInNeeded();
            }
        }));
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    @Test
    void moreReleasesThanAPageHoldsAreAllRead() {
        api.then(page(1, Pages.SIZE)).then(page(Pages.SIZE + 1, 3));

        Answer<List<ReleaseEntry>> answer = reading.all().join();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Given.class,
                        given -> assertThat((List<?>) given.value()).hasSize(Pages.SIZE + 3));
        assertThat(api.asked()).hasSize(2);
    }

    @Test
    void aPageThatIsRefusedIsNotTakenForTheEndOfTheList() {
        api.then(page(1, Pages.SIZE)).then(ScriptedApi.problem(403, "FORBIDDEN"));

        assertThat(reading.all().join()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aReleaseThatSlippedToTheNextPageMeanwhileIsThereOnce() {
        api.then(page(1, Pages.SIZE)).then(page(Pages.SIZE, 3));

        assertThat(reading.all().join())
                .isInstanceOfSatisfying(
                        Answer.Given.class,
                        given -> assertThat((List<?>) given.value()).hasSize(Pages.SIZE + 2));
    }

    private static ScriptedApi.Line page(int first, int size) {
        List<ReleaseEntry> entries = IntStream.range(first, first + size)
                .mapToObj(ReleaseReadingTest::release)
                .toList();
        return context -> context.status(200)
                .contentType("application/json")
                .result(Json.strict().writeValueAsString(new ApiEnvelope<>(entries, Map.of(), NOON)));
    }

    private static ReleaseEntry release(int number) {
        return new ReleaseEntry(
                "4.0." + number,
                number,
                "ab".repeat(32),
                1_000,
                ReleaseTrust.TRUSTED,
                null,
                null,
                true,
                List.of(),
                List.of(),
                List.of(),
                0,
                null,
                "",
                List.of(),
                NOON,
                "k.vogt",
                null);
    }
}

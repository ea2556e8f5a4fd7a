package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

/// One server for all: what it refuses leaves nothing behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String CARS = "/api/v1/cars";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        server.createCar("car-1", "munich");
        server.createCar("car-2", "munich");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                  | 400 | VALIDATION",
                "[]                                                                  | 400 | VALIDATION",
                "null                                                                | 400 | BAD_JSON",
                "''                                                                  | 400 | BAD_JSON",
                "{\"region\":\"munich\"                                              | 400 | BAD_JSON",
                "{\"region\":\"munich\",\"version\":\"1\"} x                         | 400 | BAD_JSON",
                "{\"region\":\"munich\",\"version\":\"1\",\"colour\":\"red\"}        | 400 | UNKNOWN_FIELD",
                "{\"region\":\"munich\",\"region\":\"berlin\",\"version\":\"1\"}     | 400 | BAD_JSON",
                "{\"region\":7,\"version\":\"1\"}                                    | 400 | VALIDATION",
                "{\"region\":null,\"version\":\"1\"}                                 | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"ring\":\"1\"}            | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"ring\":1.5}              | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"ring\":100}              | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"ring\":99999999999999999999999} | 413 | BODY_TOO_LARGE",
                "{\"region\":\"\",\"version\":\"1\"}                                 | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"../etc\"}                      | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"id\":\"a/b\"}            | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"id\":\"..\"}             | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"name\":\"a\\nb\"}        | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"state\":\"flying\"}      | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"vin\":\"x\"}             | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"labels\":{\"a b\":\"c\"}} | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"labels\":{\"a\":{}}}     | 400 | VALIDATION",
                "{\"region\":\"munich\",\"version\":\"1\",\"labels\":{\"a\":null}}   | 400 | VALIDATION",
                "'nonsense'                                                          | 400 | BAD_JSON",
            })
    void aCarThatMakesNoSenseIsRefusedByName(String body, int status, String code) {
        Person.Reply reply = server.admin().send("POST", CARS, Optional.of(body));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).as(reply.body()).isEqualTo(code);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Person.Reply large =
                server.admin().send("POST", CARS, Optional.of("{\"region\":\"" + "x".repeat(2_000_000) + "\"}"));
        Person.Reply longString =
                server.admin().send("POST", CARS, Optional.of("{\"region\":\"" + "x".repeat(20_000) + "\"}"));

        assertThat(large.status()).isEqualTo(413);
        assertThat(longString.status()).isEqualTo(413);
    }

    @Test
    void aBodyThatNestsTooDeepIsRefused() {
        Person.Reply reply =
                server.admin().send("POST", CARS, Optional.of("{\"labels\":" + "[".repeat(40) + "]".repeat(40) + "}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isIn("TOO_DEEP", "VALIDATION");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] latin = "{\"region\":\"m\u00fcnchen\",\"version\":\"1\"}".getBytes(StandardCharsets.ISO_8859_1);

        Person.Reply reply = server.admin().sendBytes("POST", CARS, Optional.of(latin));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("BAD_JSON");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        Person.Reply reply = server.admin()
                .send("POST", CARS, Optional.of("region=munich"), "Content-Type", "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/nothing                        | 404 | NOT_FOUND",
                "GET    | /                                      | 404 | NOT_FOUND",
                "PUT    | /api/v1/cars                           | 405 | METHOD_NOT_ALLOWED",
                "GET    | /api/v1/cars/car-9                     | 404 | NOT_FOUND",
                "GET    | /api/v1/cars/a%20b                     | 404 | NOT_FOUND",
                "GET    | /api/v1/cars?page=0                    | 400 | VALIDATION",
                "GET    | /api/v1/cars?page=one                  | 400 | VALIDATION",
                "GET    | /api/v1/cars?size=1001                 | 400 | VALIDATION",
                "GET    | /api/v1/cars?sort=colour               | 400 | VALIDATION",
                "GET    | /api/v1/cars?order=up                  | 400 | VALIDATION",
                "GET    | /api/v1/cars?reigon=munich             | 400 | VALIDATION",
                "GET    | /api/v1/cars?query=colour:red          | 400 | BAD_QUERY",
                "GET    | /api/v1/cars?status=flying             | 400 | BAD_QUERY",
                "GET    | /api/v1/cars?ring=x                    | 400 | BAD_QUERY",
                "GET    | /api/v1/cars/car-1/logs?level=loud     | 400 | VALIDATION",
                "GET    | /api/v1/cars/car-1/logs?limit=101      | 400 | VALIDATION",
                "GET    | /api/v1/cars/car-1/timeline?before=x   | 400 | VALIDATION",
                "DELETE | /api/v1/cars/car-1                     | 428 | REVISION_REQUIRED",
                "DELETE | /api/v1/users/nobody                   | 428 | REVISION_REQUIRED",
            })
    void aRequestThatMakesNoSenseIsRefusedByName(String method, String path, int status, String code) {
        Person.Reply reply = server.admin().send(method, path, Optional.empty());

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).as(reply.body()).isEqualTo(code);
    }

    @Test
    void anOldRevisionDoesNotOverwriteANewerOne() {
        String path = CARS + "/car-2";
        assertThat(server.admin()
                        .patch(path, "{\"name\":\"A\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);

        Person.Reply late = server.admin().patch(path, "{\"name\":\"B\"}", "If-Match", "\"1\"");
        Person.Reply wrong = server.admin().patch(path, "{\"name\":\"B\"}", "If-Match", "old");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("REVISION_CONFLICT");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(server.admin().get(path).data().path("info").path("name").asText())
                .isEqualTo("A");
    }

    @Test
    void everyAnswerCarriesTheCorrelationIdOrANewOne() {
        Person.Reply given = server.admin().get("/api/v1/nothing", "X-Correlation-Id", "abc-123");
        Person.Reply bad = server.admin().get("/api/v1/me", "X-Correlation-Id", "a b;c");

        assertThat(given.header("X-Correlation-Id")).isEqualTo("abc-123");
        assertThat(given.json().path("correlation").asText()).isEqualTo("abc-123");
        assertThat(bad.header("X-Correlation-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void bytesThatAreNotHttpGetAProblemToo() throws IOException {
        for (String request : new String[] {
            "GET /api/v1/cars?q=%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /api/v1/cars/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\nConnection: close\r\n\r\n",
            "NONSENSE\r\n\r\n",
        }) {
            String answer = raw(request);

            assertThat(answer).as(request).startsWith("HTTP/1.1 4");
            assertThat(answer).as(request).contains("application/problem+json");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

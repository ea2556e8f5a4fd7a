package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.agent.update.ReleaseSource.Answer;

final class HttpReleaseSourceTest {
    private static final byte[] ARTIFACT = TestRelease.of("4.3.0", 43).bytes();

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private HttpReleaseSource source;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/whole", exchange -> answer(exchange, 200, ARTIFACT, 0));
        server.createContext("/part", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 1000-69999/70000");
            answer(exchange, 206, ARTIFACT, 1000);
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "/whole");
            answer(exchange, 302, new byte[0], 0);
        });
        server.createContext("/secret", exchange -> answer(exchange, 401, new byte[0], 0));
        server.createContext("/gone", exchange -> answer(exchange, 404, new byte[0], 0));
        server.createContext("/broken", exchange -> answer(exchange, 503, new byte[0], 0));
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "90");
            answer(exchange, 503, new byte[0], 0);
        });
        server.createContext("/for-ever", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "999999999");
            answer(exchange, 503, new byte[0], 0);
        });
        server.createContext("/some-day", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Sun, 22 Nov 2026 09:00:00 GMT");
            answer(exchange, 503, new byte[0], 0);
        });
        server.createContext("/vague", exchange -> answer(exchange, 206, ARTIFACT, 0));
        server.start();
        source = new HttpReleaseSource(
                URI.create("ws://127.0.0.1:" + server.getAddress().getPort()), null);
    }

    @AfterEach
    void stop() {
        source.close();
        server.stop(0);
    }

    @Test
    void aFileComesWholeOrFromTheWantedByteOn() throws IOException {
        assertThat(bytes(source.open("/whole", 0, "t"), 0)).isEqualTo(ARTIFACT);
        assertThat(bytes(source.open("/part", 1000, "t"), 1000)).hasSize(69_000);
        assertThat(bytes(source.open("/whole", 1000, "t"), 0)).isEqualTo(ARTIFACT);

        assertThat(asked).containsExactly("Bearer t null", "Bearer t bytes=1000-", "Bearer t bytes=1000-");
    }

    @Test
    void theTokenIsGivenToNobodyElse() throws IOException {
        assertThat(source.open("/elsewhere", 0, "t")).isEqualTo(new Answer.Unavailable(302));

        assertThat(asked).hasSize(1);
    }

    @Test
    void whatTheServerSaysIsToldApart() throws IOException {
        assertThat(source.open("/secret", 0, "t")).isEqualTo(new Answer.AccessRefused());
        assertThat(source.open("/gone", 0, "t")).isEqualTo(new Answer.Missing());
        assertThat(source.open("/broken", 0, "t")).isEqualTo(new Answer.Unavailable(503));
        assertThat(source.open("/busy", 0, "t")).isEqualTo(new Answer.Unavailable(503, Duration.ofSeconds(90)));
        assertThat(source.open("/for-ever", 0, "t")).isEqualTo(new Answer.Unavailable(503, Duration.ofHours(1)));
        assertThat(source.open("/some-day", 0, "t")).isEqualTo(new Answer.Unavailable(503));
        assertThatThrownBy(() -> source.open("/vague", 7, "t")).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(Answer answer, long offset) throws IOException {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Bytes.class, bytes -> assertThat(bytes.offset()).isEqualTo(offset));
        try (InputStream in = ((Answer.Bytes) answer).in()) {
            return in.readAllBytes();
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] body, int from) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("Range"));
        int length = body.length - from;
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        if (length > 0) {
            exchange.getResponseBody().write(body, from, length);
        }
        exchange.close();
    }
}

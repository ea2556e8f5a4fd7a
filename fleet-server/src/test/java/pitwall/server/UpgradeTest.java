package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.server.kit.TestServer;

/// What the server answers to an upgrade, read from the wire: WebSocket clients show no headers.
class UpgradeTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aConsoleThatOffersCompressionIsServedWithout() throws IOException {
        String token = server.admin().tokens().accessToken();

        String answer = upgrade("/api/v1/stream", "Authorization: Bearer " + token);

        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @Test
    void aCarThatOffersCompressionIsServedWithout() throws IOException {
        String answer = upgrade("/api/v1/cars/car-1/link", "X-Nothing: 1");

        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    /// A session of the servlet kind would be kept for ever, one for every connect of every car.
    @Test
    void nobodyIsGivenACookie() throws IOException {
        assertThat(upgrade("/api/v1/cars/car-1/link", "X-Nothing: 1")).doesNotContainIgnoringCase("Set-Cookie");
        assertThat(server.admin().get("/healthz").header("Set-Cookie")).isEmpty();
    }

    private String upgrade(String path, String header) throws IOException {
        URI uri = server.uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            String request = String.join(
                    "\r\n",
                    "GET " + path + " HTTP/1.1",
                    "Host: " + uri.getAuthority(),
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Protocol: pitwall.v1.json",
                    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                    header,
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return head(socket.getInputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("the answer ended early: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}

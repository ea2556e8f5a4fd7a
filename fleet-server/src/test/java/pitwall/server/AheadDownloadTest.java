package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.server.kit.Ceremony;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.server.release.ReleaseLimits;

/// How many cars may download at once what nobody has ordered of them yet.
class AheadDownloadTest {
    private static final String PATH = "/api/v1/releases/9.0.0/artifact";
    /// More than the buffers between a server and a car that does not read.
    private static final int LENGTH = 48 * 1024 * 1024;

    @TempDir
    Path folder;

    private TestServer server(int most) {
        return TestServer.start(
                folder,
                InstantSource.system(),
                settings -> settings.withArtifacts(new ServerSettings.Artifacts(
                        Optional.of(folder.resolve("releases")),
                        new ReleaseLimits(1L << 30, 1L << 30, 1L << 30),
                        most)));
    }

    private static Person published(TestServer server) {
        Ceremony ceremony = new Ceremony();
        Person manager = server.person("rita", Role.RELEASE_MANAGER, null);
        ceremony.vouch(ceremony.register(manager, "9.0.0", 900, new byte[LENGTH]));
        ceremony.publish(manager, InstantSource.system().instant());
        return manager;
    }

    private static String ahead(TestServer server, String car) {
        return server.server()
                .downloads()
                .issueAhead(new CarId(car), "9.0.0", InstantSource.system().instant());
    }

    /// The first bytes only.
    private static Person.Reply asks(TestServer server, String token) {
        return Person.stranger(server.uri()).get(PATH, "Authorization", "Bearer " + token, "Range", "bytes=0-9");
    }

    /// A car that asked for all of it and reads no further than the first line of the answer.
    private static Socket reading(TestServer server, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(
                new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
        String request = "GET " + PATH + " HTTP/1.1\r\nHost: pitwall\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 64);
        assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
        return socket;
    }

    @Test
    void oneMoreIsSentAwayUntilThereIsAPlaceAndOrdersNeverAre() throws IOException {
        try (TestServer server = server(1)) {
            Person manager = published(server);
            String ordered = server.server()
                    .downloads()
                    .issue(new CarId("car-3"), "9.0.0", InstantSource.system().instant());
            String second = ahead(server, "car-2");
            try (Socket _ = reading(server, ahead(server, "car-1"))) {
                Person.Reply away = asks(server, second);

                assertThat(away.status()).isEqualTo(503);
                assertThat(away.code()).isEqualTo("DOWNLOADS_BUSY");
                assertThat(Integer.parseInt(away.header("Retry-After"))).isBetween(60, 119);
                assertThat(asks(server, ordered).status()).isEqualTo(206);
                assertThat(manager.get(PATH, "Range", "bytes=0-9").status()).isEqualTo(206);
                assertThat(Person.stranger(server.uri())
                                .send("HEAD", PATH, Optional.empty(), "Authorization", "Bearer " + second)
                                .status())
                        .isEqualTo(200);
                assertThat(asks(server, second).status())
                        .as("who asks again takes nothing")
                        .isEqualTo(503);
            }

            await().until(() -> asks(server, second).status() == 206);
            assertThat(asks(server, second).status()).as("a place comes back").isEqualTo(206);
        }
    }

    @Test
    void whereThereIsNoPlaceAtAllCarsDownloadWhenTheyAreOrdered() {
        try (TestServer server = server(0)) {
            published(server);
            String ordered = server.server()
                    .downloads()
                    .issue(new CarId("car-3"), "9.0.0", InstantSource.system().instant());

            assertThat(asks(server, ahead(server, "car-1")).status()).isEqualTo(503);
            assertThat(asks(server, ordered).status()).isEqualTo(206);
        }
    }
}

package pitwall.app.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.OsTrust;
import pitwall.client.ServerTrust;
import pitwall.testing.SteppedClock;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.tiles.TileAnswer;
import pitwall.views.map.tiles.TileId;
import pitwall.views.map.tiles.TileServer;

/// Squares from a server in this program.
class KeptTilesTest {
    private static final TileId PLACE = new TileId(6, 33, 21);
    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> answerHeaders = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ServerTrust trust = OsTrust.with(Optional.empty());
    private volatile int status = 200;
    private volatile byte[] body = PICTURE;
    private volatile boolean hangs;
    private HttpServer server;

    @TempDir
    private Path folder;

    KeptTilesTest() throws GeneralSecurityException, IOException {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent") + " "
                    + exchange.getRequestHeaders().getFirst("If-None-Match"));
            if (hangs) {
                await(ended);
            }
            answerHeaders.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    private KeptTiles tiles(Path where, long most, Duration patience) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png";
        return new KeptTiles(
                new TileServer(address, "© somebody"),
                new MapConnection(() -> trust, Duration.ofSeconds(10)),
                patience,
                where,
                most,
                clock,
                "Pitwall/test");
    }

    private KeptTiles tiles() {
        return tiles(folder, 1 << 20, Duration.ofSeconds(10));
    }

    @Test
    void aSquareIsAskedForOnceAsLongAsItIsGood() {
        answerHeaders.put("Cache-Control", "public, max-age=600");
        KeptTiles tiles = tiles();

        assertThat(picture(tiles.tile(PLACE))).isEqualTo(PICTURE);
        clock.advance(Duration.ofMinutes(9));
        assertThat(picture(tiles().tile(PLACE))).isEqualTo(PICTURE);
        assertThat(requests).containsExactly("/6/33/21.png Pitwall/test null");

        clock.advance(Duration.ofMinutes(2));
        tiles.tile(PLACE);
        assertThat(requests).hasSize(2);
    }

    private static byte[] picture(TileAnswer answer) {
        return ((TileAnswer.Found) answer).bytes();
    }

    @Test
    void aSquareThatDidNotChangeIsNotSentAgain() {
        answerHeaders.put("Cache-Control", "max-age=60");
        answerHeaders.put("ETag", "\"v1\"");
        KeptTiles tiles = tiles();
        tiles.tile(PLACE);
        clock.advance(Duration.ofMinutes(2));
        status = 304;

        assertThat(picture(tiles.tile(PLACE))).isEqualTo(PICTURE);
        assertThat(requests.getLast()).endsWith("\"v1\"");

        clock.advance(Duration.ofSeconds(30));
        tiles.tile(PLACE);
        assertThat(requests).hasSize(2);
    }

    @Test
    void whatMustNotBeStoredIsNot() {
        answerHeaders.put("Cache-Control", "no-store");
        KeptTiles tiles = tiles();

        tiles.tile(PLACE);
        tiles.tile(PLACE);

        assertThat(requests).hasSize(2);
    }

    @Test
    void withoutItsServerWhatWasSeenIsStillThere() {
        KeptTiles tiles = tiles();
        tiles.tile(PLACE);
        clock.advance(Duration.ofDays(30));
        server.stop(0);

        assertThat(picture(tiles.tile(PLACE))).isEqualTo(PICTURE);
        assertThat(tiles.tile(new TileId(6, 1, 1))).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
    }

    @Test
    void aServerThatFailedIsLeftAloneForAFewSeconds() {
        status = 503;
        KeptTiles tiles = tiles();

        for (int x = 0; x < 20; x++) {
            assertThat(tiles.tile(new TileId(6, x, 1))).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
        }
        assertThat(requests).hasSize(1);

        clock.advance(Duration.ofSeconds(6));
        status = 200;
        assertThat(tiles.tile(PLACE)).isInstanceOf(TileAnswer.Found.class);
        assertThat(tiles.tile(new TileId(6, 2, 2))).isInstanceOf(TileAnswer.Found.class);
    }

    @Test
    void aRefusalIsOneAndAHoleIsAHole() {
        status = 403;
        assertThat(tiles().tile(PLACE)).isEqualTo(new TileAnswer.Failed(Loss.REFUSED));
        status = 404;
        assertThat(tiles().tile(PLACE)).isEqualTo(new TileAnswer.Missing());
    }

    @Test
    void anotherMachineIsNotAskedWhateverTheServerSays() {
        status = 302;
        answerHeaders.put("Location", "/elsewhere");

        assertThat(tiles().tile(PLACE)).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
        assertThat(requests).hasSize(1);
    }

    @Test
    void aServerThatHangsIsSlow() {
        hangs = true;

        assertThat(tiles(folder, 1 << 20, Duration.ofMillis(100)).tile(PLACE))
                .isEqualTo(new TileAnswer.Failed(Loss.SLOW));
    }

    @Test
    void anAnswerWithoutEndIsNotTaken() {
        body = new byte[3 << 20];

        assertThat(tiles().tile(PLACE)).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
    }

    @Test
    void whereTheCertificatesOfThisComputerCannotBeReadTheServerIsUnreachable() {
        KeptTiles tiles = new KeptTiles(
                new TileServer("https://tiles.example/{z}/{x}/{y}.png", "© somebody"),
                new MapConnection(
                        () -> {
                            throw new IllegalStateException("there are none");
                        },
                        Duration.ofSeconds(10)),
                Duration.ofSeconds(10),
                folder,
                1 << 20,
                clock,
                "Pitwall/test");

        assertThat(tiles.tile(PLACE)).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
    }

    @Test
    void aFileThatWasDamagedIsFetchedAnew() throws IOException {
        KeptTiles tiles = tiles();
        tiles.tile(PLACE);
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }

        assertThat(picture(tiles.tile(PLACE))).isEqualTo(PICTURE);
        assertThat(requests).hasSize(2);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatWasNotLookedAtForLongestGoesFirst() throws IOException {
        body = new byte[1_000];
        KeptTiles tiles = tiles(folder, 3_200, Duration.ofSeconds(10));
        for (int x = 0; x < 3; x++) {
            tiles.tile(new TileId(6, x, 0));
            clock.advance(Duration.ofSeconds(1));
        }
        tiles.tile(new TileId(6, 0, 0));
        tiles.tile(new TileId(6, 3, 0));

        assertThat(files()).hasSize(3).noneMatch(file -> file.toString().contains("/6/1/"));
        // A later run knows it too, from what it finds on disk.
        clock.advance(Duration.ofSeconds(1));
        tiles(folder, 3_200, Duration.ofSeconds(10)).tile(new TileId(6, 4, 0));
        assertThat(files()).hasSize(3).noneMatch(file -> file.toString().contains("/6/2/"));
    }

    @Test
    void aDiskThatTakesNothingCostsOnlyTheKeeping() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "not a folder");
        KeptTiles tiles = tiles(blocked, 1 << 20, Duration.ofSeconds(10));

        assertThat(picture(tiles.tile(PLACE))).isEqualTo(PICTURE);
        assertThat(tiles.keeps()).isFalse();
        assertThat(picture(tiles.tile(PLACE))).isEqualTo(PICTURE);
    }
}

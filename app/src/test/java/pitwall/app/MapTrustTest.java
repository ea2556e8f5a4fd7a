package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.app.tiles.KeptTiles;
import pitwall.app.tiles.MapConnection;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.tiles.TileAnswer;
import pitwall.views.map.tiles.TileId;
import pitwall.views.map.tiles.TileServer;

/// Servers of maps are believed where the administrator's authorities vouch for them, as those of the fleet are.
class MapTrustTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private Optional<Path> authorities = Optional.empty();
    private TlsPeer older;
    private TlsPeer peer;

    @BeforeEach
    void serve() throws Exception {
        TlsPeer.Shown shown = TlsPeer.Shown.make(folder, "ip:127.0.0.1", "-1d", 10);
        authorities = Optional.of(shown.authority(folder));
        peer = new TlsPeer(shown, "TLSv1.3");
        older = new TlsPeer(shown, "TLSv1.2");
    }

    @AfterEach
    void close() {
        peer.close();
        older.close();
    }

    @Test
    void aServerOfSquaresIsAskedOnlyWhereSomebodyVouchesForIt() {
        TileAnswer distrusted = square(peer, Optional.empty());
        assertThat(peer.asked()).isZero();
        TileAnswer busy = square(peer, authorities);

        assertThat(peer.asked()).isPositive();
        assertThat(distrusted).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
        assertThat(busy).isEqualTo(new TileAnswer.Failed(Loss.UNREACHABLE));
    }

    @Test
    void anAnswerCountsOnlyFromAServerThatSomebodyVouchesFor() {
        URI address = peer.uri().resolve("/maps/api/js");

        assertThat(connection(Optional.empty()).reaches(address)).isFalse();
        assertThat(connection(authorities).reaches(address)).isTrue();
    }

    @Test
    void aServerOfMapsMaySpeakAnOlderVersion() {
        square(older, authorities);

        assertThat(older.asked()).isPositive();
        assertThat(connection(authorities).reaches(older.uri())).isTrue();
    }

    private TileAnswer square(TlsPeer server, Optional<Path> believed) {
        KeptTiles tiles = new KeptTiles(
                new TileServer(server.uri() + "/{z}/{x}/{y}.png", "© somebody"),
                connection(believed),
                PATIENCE,
                folder.resolve("squares"),
                1 << 20,
                InstantSource.system(),
                "Pitwall/test");
        return tiles.tile(new TileId(6, 33, 21));
    }

    private static MapConnection connection(Optional<Path> believed) {
        return new MapConnection(() -> PinnedTrust.of(null, believed), PATIENCE);
    }
}

package pitwall.views.map.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.util.Duration;

/// Google's script as a server in this program gives it. Thread-safe.
public final class GoogleStub implements AutoCloseable {
    static final String KEY = "AIza-not-a-real-key-0001";
    /// As much of Google's script as the console uses: a map that paints where it looks, once its tile came and the
    /// page got a turn to draw.
    public static final String WORKS = """
            var origin = new URL(document.currentScript.src).origin;
            window.google = {maps: {
              MapTypeId: {ROADMAP: 'roadmap'},
              LatLng: function (lat, lng) { this.lat = lat; this.lng = lng; },
              Map: function (div, options) {
                var seen = {zoom: options.zoom};
                var heard = [];
                div.style.background = '#e5e3df';
                var paint = function () {
                  var tile = new Image();
                  tile.onload = function () {
                    requestAnimationFrame(function () {
                      div.style.background = '#d8e8d0';
                      div.textContent = 'zoom ' + seen.zoom;
                      heard.forEach(function (listener) { listener(); });
                    });
                  };
                  tile.src = origin + '/vt?zoom=' + seen.zoom + '&at=' + JSON.stringify(seen.center);
                };
                this.addListener = function (event, listener) { if (event === 'tilesloaded') { heard.push(listener); } };
                this.setZoom = function (zoom) { if (zoom !== seen.zoom) { seen.zoom = zoom; paint(); } };
                this.setCenter = function (center) { seen.center = center; document.title = 'at ' + center.lat; paint(); };
                this.getZoom = function () { return seen.zoom; };
                paint();
              }
            }};
            pitwallLoaded();
            """;
    /// What Google's script does with a key that it does not take.
    public static final String REFUSES = "gm_authFailure();";
    /// It is never answered.
    static final String HANGS = "";

    /// One transparent pixel.
    private static final byte[] TILE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// Pages of one program share it, those of two cannot.
    static final Path KEPT =
            Path.of("target", "google-" + ProcessHandle.current().pid());

    private final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<String> script = new AtomicReference<>(WORKS);
    private final AtomicBoolean reached = new AtomicBoolean(true);
    private final AtomicBoolean tileAsked = new AtomicBoolean();
    private final AtomicReference<Tiles> tiles = new AtomicReference<>(Tiles.COME);
    private final AtomicReference<CountDownLatch> probed = new AtomicReference<>(new CountDownLatch(0));
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final InetSocketAddress address;
    private HttpServer server;
    private Socket keeper = new Socket();

    /// What becomes of a tile that is asked for.
    public enum Tiles {
        COME,
        HANG,
        FAIL
    }

    public GoogleStub() {
        server = serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = server.getAddress();
    }

    private HttpServer serve(InetSocketAddress where) {
        try {
            HttpServer made = HttpServer.create(where, 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/maps/api/js", exchange -> {
                requests.add(String.valueOf(exchange.getRequestURI()));
                if (script.get().equals(HANGS)) {
                    await(ended);
                }
                answer(exchange, "text/javascript", script.get().getBytes(StandardCharsets.UTF_8));
            });
            made.createContext("/vt", exchange -> {
                tileAsked.set(true);
                if (tiles.get() == Tiles.HANG) {
                    await(ended);
                }
                answer(exchange, "image/gif", tiles.get() == Tiles.COME ? TILE : new byte[] {0});
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is answered from now on.
    public void answer(String text) {
        script.set(text);
    }

    /// What becomes of tiles from now on.
    public void give(Tiles answer) {
        tiles.set(answer);
    }

    public boolean isAskedForTiles() {
        return tileAsked.get();
    }

    /// Whoever wants to know whether Google is there waits, until the latch opens.
    void answerSlowly(CountDownLatch until) {
        probed.set(until);
    }

    /// As where the network is gone.
    /// Whoever connects is refused. The port stays taken: another program could answer there else.
    public void lose() {
        server.stop(0);
        try {
            keeper = new Socket();
            keeper.setReuseAddress(true);
            keeper.bind(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reached.set(false);
    }

    public void comeBack() {
        giveUpPort();
        server = serve(address);
        reached.set(true);
    }

    /// What was asked for so far.
    List<String> requests() {
        return List.copyOf(requests);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    /// The console's map with this for Google. FX thread.
    public GoogleRegionMap map(Duration patience) {
        return new GoogleRegionMap(
                new GoogleAccess(at("/maps/api/js"), KEY, Locale.GERMAN),
                KEPT,
                patience,
                _ -> isReached(),
                background,
                Platform::runLater);
    }

    private boolean isReached() {
        await(probed.get());
        return reached.get();
    }

    @Override
    public void close() {
        ended.countDown();
        probed.get().countDown();
        server.stop(0);
        giveUpPort();
        background.close();
    }

    private void giveUpPort() {
        try {
            keeper.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

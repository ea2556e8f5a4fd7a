package pitwall.views.map.google;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.util.Duration;

/// Google's script as a server in this program gives it. Thread-safe.
public final class GoogleStub implements AutoCloseable {
    static final String KEY = "AIza-not-a-real-key-0001";
    /// As much of Google's script as the console uses: a map that paints where it looks.
    public static final String WORKS = """
            window.google = {maps: {
              MapTypeId: {ROADMAP: 'roadmap'},
              LatLng: function (lat, lng) { this.lat = lat; this.lng = lng; },
              Map: function (div, options) {
                var paint = function () { div.style.background = '#d8e8d0'; div.textContent = 'zoom ' + seen.zoom; };
                var seen = {zoom: options.zoom};
                this.setZoom = function (zoom) { seen.zoom = zoom; paint(); };
                this.setCenter = function (center) { seen.center = center; document.title = 'at ' + center.lat; };
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

    private final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<String> script = new AtomicReference<>(WORKS);
    private final AtomicBoolean reached = new AtomicBoolean(true);
    private final InetSocketAddress address;
    private HttpServer server;

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
                    awaitEnd();
                }
                byte[] body = script.get().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/javascript");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is answered from now on.
    public void answer(String text) {
        script.set(text);
    }

    /// As where the network is gone.
    public void lose() {
        server.stop(0);
        reached.set(false);
    }

    public void comeBack() {
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
                patience,
                _ -> reached.get(),
                Runnable::run,
                Platform::runLater);
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}

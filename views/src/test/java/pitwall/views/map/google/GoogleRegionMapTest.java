package pitwall.views.map.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.map.GroundState;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.MapView;
import pitwall.views.testing.Pictures;

/// Google Maps as a stub in this program answers for it, in a real web view.
@Isolated // GMapsFX knows one web view in a program
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // every test opens its map first
class GoogleRegionMapTest {
    private static final String KEY = "AIza-not-a-real-key-0001";
    /// As much of Google's script as the console uses: a map that paints where it looks.
    private static final String WORKS = """
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

    private final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<String> script = new AtomicReference<>(WORKS);
    private final AtomicBoolean reached = new AtomicBoolean(true);
    private HttpServer server;
    private GoogleRegionMap map;
    private Pane root;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        root = new Pane();
        scene = new Scene(root, 640, 400);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/maps/api/js", exchange -> {
            requests.add(String.valueOf(exchange.getRequestURI()));
            if (script.get().isEmpty()) {
                await(ended);
            }
            byte[] body = script.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/javascript");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
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
    void end(FxRobot robot) {
        robot.interact(() -> map.close());
        ended.countDown();
        server.stop(0);
    }

    private void open(Duration patience, FxRobot robot) {
        URI loader = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/maps/api/js");
        robot.interact(() -> {
            map = new GoogleRegionMap(
                    new GoogleAccess(loader, KEY, Locale.GERMAN),
                    patience,
                    _ -> reached.get(),
                    Runnable::run,
                    Platform::runLater);
            root.getChildren().setAll(map.node());
            map.look(new MapView(0.53, 0.33, 6.4, 640, 400));
        });
    }

    private void waitFor(GroundState state) {
        Awaitility.await().atMost(java.time.Duration.ofSeconds(20)).until(() -> ended(state));
    }

    /// Fails at once where there is something else.
    private boolean ended(GroundState expected) {
        GroundState now = map.stateProperty().getValue();
        assertThat(now.equals(expected) || !(now instanceof GroundState.Lost))
                .as("%s instead of %s", now, expected)
                .isTrue();
        return now.equals(expected);
    }

    @Test
    void theMapOfTheScriptIsSeenAndFollowsTheCars(FxRobot robot) {
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        robot.interact(() -> map.look(new MapView(0.54, 0.34, 7, 640, 400)));
        Awaitility.await().until(() -> picture(robot).getRGB(500, 300) != 0xFFFFFFFF);

        assertThat(requests)
                .containsExactly("/maps/api/js?v=weekly&loading=async&callback=pitwallLoaded&language=de&key=" + KEY);
        assertThat(new GoogleAccess(GoogleAccess.GOOGLE, KEY, Locale.GERMAN).toString())
                .doesNotContain(KEY);
    }

    private BufferedImage picture(FxRobot robot) {
        return Pictures.save(robot, scene, "map-google-stub");
    }

    @Test
    void aKeyThatIsRefusedIsALossWhetherAtOnceOrLater(FxRobot robot) {
        script.set("gm_authFailure();");
        open(Duration.seconds(20), robot);

        waitFor(new GroundState.Lost(Loss.REFUSED));
    }

    @Test
    void aKeyThatIsRefusedAfterTheMapCameIsALossToo(FxRobot robot) {
        script.set(WORKS + "setTimeout(gm_authFailure, 1500);");
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        waitFor(new GroundState.Lost(Loss.REFUSED));
    }

    @Test
    void withoutANetworkThereIsALossAndTheMapComesBackWithIt(FxRobot robot) throws IOException {
        InetSocketAddress address = server.getAddress();
        server.stop(0);
        reached.set(false);
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Lost(Loss.UNREACHABLE));
        robot.interact(() -> map.retry());
        assertThat(map.stateProperty().getValue()).isEqualTo(new GroundState.Lost(Loss.UNREACHABLE));

        server = HttpServer.create(address, 0);
        server.createContext("/maps/api/js", exchange -> {
            byte[] body = WORKS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        reached.set(true);
        robot.interact(() -> map.retry());
        waitFor(new GroundState.Ready());
    }

    @Test
    void aServerThatHangsIsSlow(FxRobot robot) {
        script.set("");
        open(Duration.seconds(1), robot);

        waitFor(new GroundState.Lost(Loss.SLOW));
    }

    @Test
    void junkIsToldAsJunk(FxRobot robot) {
        script.set("this is no script");
        open(Duration.seconds(20), robot);

        waitFor(new GroundState.Lost(Loss.UNREADABLE));
    }

    @Test
    void thePageCannotCallTheProgramNorLeave(FxRobot robot) {
        script.set("pitwall.state = typeof libLoadBridge === 'undefined' ? 'refused' : 'broken';");
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Lost(Loss.REFUSED));

        script.set("window.location = 'http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere';");
        robot.interact(() -> map.close());
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Lost(Loss.UNREADABLE));
        assertThat(requests).noneMatch(request -> request.contains("elsewhere"));
    }
}

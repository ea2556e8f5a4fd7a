package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.stream.RestartableServer;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.server.notify.NotifySettings;

/// Who is told outside, by a real server, written down in the real console with keys only.
@UsesToolkit
class ChannelJourneyTest {
    private static final String NEVER = "cars online:never region:munich";

    @TempDir
    Path folder;

    private final List<String> hooks = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private RestartableServer server;
    private Administrator admin;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        server = new RestartableServer(
                Files.createDirectories(folder.resolve("server")),
                InstantSource.system(),
                usual -> usual.withNotify(NotifySettings.DEFAULT.allowing(List.of("127.0.0.0/8"))));
        String password = new String(server.password());
        admin = new Administrator(server.uri(), password);
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(server.uri(), password);
        eventually("the fleet is shown live").until(() -> console.pill().startsWith("LIVE"));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            hooks.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @AfterEach
    void close() {
        console.close();
        admin.close();
        server.close();
        receiver.stop(0);
    }

    @Test
    void aWebhookIsAddedTriedToldThroughAndSwitchedOffWithKeysOnly() {
        add("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        choose();
        console.tabTo("channelTest");
        console.push(KeyCode.SPACE);
        eventually("the test came through")
                .until(() -> texts().stream().anyMatch(text -> text.startsWith("Arrived: the receiver answered 204")));
        assertThat(hooks).hasSize(1);

        admin.rule("never_came", NEVER, AlarmLevel.P2);
        admin.createCar("WBA-90001");
        eventually("what was told is listed")
                .until(() -> texts().contains("WBA-90001 never_came") && texts().contains("told"));
        assertThat(hooks).anyMatch(body -> body.contains("WBA-90001"));
        console.takePictures("channels-told");

        console.tabTo("channelEnabled");
        console.push(KeyCode.SPACE);
        write();
        eventually("it is switched off").until(() -> texts().contains("off: tells nothing"));
        admin.createCar("WBA-90002");
        eventually("the alarm is here")
                .until(() -> console.latest().snapshot().board().alarms().alarms().stream()
                        .anyMatch(alarm -> alarm.text().startsWith("WBA-90002")));

        choose();
        console.tabTo("channelEnabled");
        console.push(KeyCode.SPACE);
        write();
        eventually("it is switched on again").until(() -> !texts().contains("off: tells nothing"));
        admin.createCar("WBA-90003");
        eventually("what comes later is told").until(() -> hooks.stream().anyMatch(body -> body.contains("WBA-90003")));
        assertThat(hooks).as("nobody outside was told meanwhile").noneMatch(body -> body.contains("WBA-90002"));
    }

    private void add(String url) {
        console.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        eventually("the alarms are open").until(() -> texts().contains("Channels"));
        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.fill(".palette .text-field", "> New channel");
        eventually("the command is found")
                .until(() -> console.words().stream()
                        .anyMatch(
                                word -> word.isIn("palette-cell") && word.text().startsWith("New channel")));
        console.push(KeyCode.ENTER);
        eventually("its name is asked").until(() -> console.hasFocus("channelNAME"));
        console.type("depot");
        console.tabTo("channelURL");
        console.type(url);
        console.tabTo("channelEventALERT_TRIGGERED");
        console.push(KeyCode.SPACE);
        write();
        eventually("it is listed").until(() -> texts().contains("depot"));
    }

    /// Writes down what is in the form, after its question.
    private void write() {
        console.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually("it is asked").until(() -> console.shows(".sheet-scrim"));
        console.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually("it is written down").until(() -> texts().contains("Channel depot written down"));
    }

    /// Goes to the first row of the list.
    private void choose() {
        for (int tab = 0; tab < 100 && !(console.focus().orElse(null) instanceof TableView<?>); tab++) {
            console.push(KeyCode.TAB);
        }
        console.push(KeyCode.HOME);
        console.push(KeyCode.DOWN);
        eventually("its form is open").until(() -> console.shows("#channelTest"));
    }

    private List<String> texts() {
        return console.words().stream().map(Word::text).toList();
    }
}

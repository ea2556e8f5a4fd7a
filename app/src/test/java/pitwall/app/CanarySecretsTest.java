package pitwall.app;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import pitwall.cache.Retention;
import pitwall.client.AccessTokens.Access;
import pitwall.client.CommandOutcome;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.secrets.SecretsException;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.ports.Connection;
import pitwall.views.ports.SignInOutcome;

/// After a day's work no secret stands readable in any file of the console, the vault included, nor in what it
/// logged at its most talkative: sign in, work, export, come back, sign out.
final class CanarySecretsTest {
    private static final String NAME = "Fleet of the canaries";
    private static final String PASSPHRASE = "canary-passphrase-7c1e";
    private static final String GUESS = "canary-wrong-guess-93b0";
    private static final int CARS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Executor background = work -> Thread.ofVirtual().start(work);
    private final List<FleetFrame> frames = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> canaries = new LinkedHashMap<>();
    private final Heard log = new Heard();
    private final Logger ours = (Logger) LoggerFactory.getLogger("pitwall");
    private final Logger everybody = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Path data;
    private SampleFleet fleet;
    private SecretPlaces secrets;
    private ConnectionService console;

    @BeforeEach
    void start() throws IOException {
        log.start();
        everybody.addAppender(log);
        ours.addAppender(log);
        ours.setAdditive(false);
        ours.setLevel(Level.TRACE);
        fleet = SampleFleet.start(
                new DataFolder(Files.createDirectory(folder.resolve("server")), true), CARS, InstantSource.system());
        data = Files.createDirectory(folder.resolve("console"));
        open();
    }

    @AfterEach
    void end() {
        console.close();
        fleet.close();
        ours.setLevel(Level.INFO);
        ours.setAdditive(true);
        ours.detachAppender(log);
        everybody.detachAppender(log);
    }

    @Test
    void noSecretCanBeReadInAFileOrInTheLog() throws Exception {
        canaries.put("passphrase", PASSPHRASE.getBytes(UTF_8));
        canaries.put("wrong password", GUESS.getBytes(UTF_8));
        canaries.put("password", new String(fleet.password(fleet.first())).getBytes(UTF_8));
        signIn();
        collect("first");
        work();
        assertNothingShows("at work");

        console.close();
        assertNothingShows("closed");
        open();
        assertThat(console.resume().join()).isTrue();
        await().atMost(PATIENCE).until(this::isLive);
        collect("after the next start");
        assertNothingShows("back again");

        assertThat(console.isOwnPassword(fleet.password(fleet.first())).join()).isTrue();
        assertThat(console.isOwnPassword(GUESS.toCharArray()).join()).isFalse();
        console.signOut().join();
        assertNothingShows("signed out");
        assertThat(canaries).as("what was looked for").hasSizeGreaterThanOrEqualTo(7);
    }

    /// Whoever finds nothing must show that they can find.
    @Test
    void aSecretInAFileWouldBeFound() throws IOException {
        canaries.put("planted", GUESS.getBytes(UTF_8));
        Files.writeString(data.resolve("leak"), "{\"note\":\"" + hex(GUESS) + "\"}");
        LoggerFactory.getLogger(CanarySecretsTest.class).info("leaking {}", GUESS);

        assertThat(findings("now"))
                .containsExactlyInAnyOrder("planted in console/leak, now", "planted in the log, now");
    }

    private void signIn() {
        Connection connection = new Connection(NAME, fleet.address(), null, null);
        assertThat(console.signIn(connection, fleet.first().name(), GUESS.toCharArray())
                        .join())
                .isNotInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(console.signIn(connection, fleet.first().name(), fleet.password(fleet.first()))
                        .join())
                .isInstanceOf(SignInOutcome.SignedIn.class);
        await().atMost(PATIENCE).until(this::isLive);
    }

    private void work() {
        CreateCar car = new CreateCar("canary-car", null, "munich", null, null, null, null, "4.2.0", null);
        assertThat(submit(new FleetCommand.Create(car))).isInstanceOf(CommandOutcome.Accepted.class);
        await().atMost(PATIENCE).until(() -> latest().snapshot().size() == CARS + 1);
        ExportNote note = new ExportNote(
                "CSV", "region:munich", CARS, InstantSource.system().instant());
        assertThat(submit(new FleetCommand.NoteExport(note))).isInstanceOf(CommandOutcome.Accepted.class);
        OfflinePort port = new OfflinePort(console::session, Retention.DEFAULT);
        await().atMost(PATIENCE).until(() -> port.status().newest() != null);
    }

    private CommandOutcome submit(FleetCommand command) {
        return console.session().orElseThrow().commands().submit(command).join();
    }

    /// The tokens and keys that are in use now.
    private void collect(String when) throws SecretsException {
        Access access = console.session().orElseThrow().signIn().current();
        assertThat(access).isInstanceOf(Access.Granted.class);
        canaries.put("access token " + when, ((Access.Granted) access).token().getBytes(UTF_8));
        canaries.put(
                "refresh token " + when,
                secrets.store().read(Remains.signInName(NAME)).orElseThrow());
        canaries.put(
                "key of the cache",
                secrets.store().read(StoredMark.keyName(NAME)).orElseThrow());
    }

    private void assertNothingShows(String when) throws IOException {
        assertThat(files()).as("files to look through").isNotEmpty();
        assertThat(log.lines).as("lines to look through").isNotEmpty();
        assertThat(findings(when)).isEmpty();
    }

    private List<String> findings(String when) throws IOException {
        List<String> found = new CopyOnWriteArrayList<>();
        byte[] said = String.join("\n", log.lines).getBytes(UTF_8);
        for (Map.Entry<String, byte[]> canary : canaries.entrySet()) {
            for (byte[] form : forms(canary.getValue())) {
                for (Path file : files()) {
                    if (contains(bytes(file), form)) {
                        found.add(canary.getKey() + " in " + folder.relativize(file) + ", " + when);
                    }
                }
                if (contains(said, form)) {
                    found.add(canary.getKey() + " in the log, " + when);
                }
            }
        }
        return found;
    }

    /// As it is, as wide characters, and as the usual ways to write bytes down.
    private static List<byte[]> forms(byte[] secret) {
        return List.of(
                secret,
                new String(secret, UTF_8).getBytes(UTF_16LE),
                HexFormat.of().formatHex(secret).getBytes(UTF_8),
                HexFormat.of().withUpperCase().formatHex(secret).getBytes(UTF_8),
                Base64.getEncoder().withoutPadding().encode(secret),
                Base64.getUrlEncoder().withoutPadding().encode(secret));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int from = 0; from <= all.length - part.length; from++) {
            if (Arrays.equals(all, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /// A cache at work makes files that are gone a moment later.
    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private void open() {
        frames.clear();
        secrets = new SecretPlaces(data, background);
        secrets.openVault(PASSPHRASE.toCharArray()).join();
        console = new ConnectionService(
                data,
                new SampleDoor(data, CARS, InstantSource.system()),
                GivenSettings.NONE,
                secrets,
                frames::add,
                background,
                InstantSource.system());
    }

    private boolean isLive() {
        return latest().freshness().mode() == ConsoleMode.LIVE
                && latest().snapshot().size() >= CARS;
    }

    private FleetFrame latest() {
        return frames.isEmpty() ? FleetFrame.NOTHING : frames.getLast();
    }

    /// Every line that anybody logs, with its stack trace.
    private static final class Heard extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
        }
    }
}

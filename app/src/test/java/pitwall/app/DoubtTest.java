package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections.StartTrouble;

/// What stays on this computer where nobody knows for certain that it has to go; with a real server.
final class DoubtTest {
    private static final int CARS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NAME = HeadlessConsole.NAME;
    private static final String WORDS = "what somebody wrote on the road";

    @TempDir
    private Path folder;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private final RefusingKeychain keychain = new RefusingKeychain();
    private SampleFleet fleet;
    private boolean stopped;
    private HeadlessConsole console;

    @BeforeEach
    void seeTheFleetOnce() throws Exception {
        fleet = SampleFleet.start(new DataFolder(Files.createDirectory(folder.resolve("server")), true), CARS, clock);
        console = new HeadlessConsole(folder, keychain, clock);
        console.signIn(fleet);
        console.awaitRemembered();
        assertThat(console.words().save(WORDS).join()).isTrue();
    }

    @AfterEach
    void end() {
        console.close();
        stopServer();
    }

    private void stopServer() {
        if (!stopped) {
            stopped = true;
            fleet.close();
        }
    }

    @Test
    void aSignInWhoseRenewalWasLostLocksWhatIsRememberedAndErasesNothing() throws Exception {
        byte[] key = keychain.read(StoredMark.keyName(NAME)).orElseThrow();
        console.close();
        loseARenewal();

        restart();
        assertThat(console.service().resume().join()).isTrue();

        console.awaitNobody();
        await().atMost(PATIENCE).until(() -> console.latest().snapshot().size() == 0);
        restart();
        assertThat(console.service().resume().join())
                .as("nothing is shown until somebody signs in")
                .isFalse();
        assertThat(console.cache()).isNotEmptyDirectory();
        console.signIn(fleet);
        assertThat(keychain.read(StoredMark.keyName(NAME)).orElseThrow()).isEqualTo(key);
        assertThat(console.words().load().join()).contains(WORDS);
    }

    /// The server has taken the token that is kept, and nobody has the one that came for it.
    private void loseARenewal() throws Exception {
        String name = Remains.signInName(NAME);
        SessionSecrets copy = new SessionSecrets();
        copy.write(name, keychain.read(name).orElseThrow());
        Connection connection = new Connection(NAME, fleet.address(), null, null);
        try (ServerParts lost = ServerParts.of(connection, Optional.empty(), copy, () -> () -> {}, clock)) {
            assertThat(lost.signIn().resume().join()).isInstanceOf(SignInOutcome.SignedIn.class);
        }
        keychain.write(SignInService.markOf(name), new byte[] {1});
        ahead.set(Duration.ofMinutes(1));
    }

    @Test
    void aSignInThatTheServerEndedLeavesOnlyWhatPeopleWrote() throws Exception {
        byte[] key = keychain.read(StoredMark.keyName(NAME)).orElseThrow();
        console.close();
        keychain.write(Remains.signInName(NAME), "a token nobody issued".getBytes(StandardCharsets.UTF_8));
        restart();
        assertThat(console.service().resume().join()).isTrue();

        console.awaitNobody();
        await().atMost(PATIENCE)
                .until(() -> keychain.read(StoredMark.keyName(NAME))
                        .filter(fresh -> !Arrays.equals(fresh, key))
                        .isPresent());
        assertThat(console.service().resume().join()).isFalse();
        console.signIn(fleet);
        assertThat(console.words().load().join()).contains(WORDS);
    }

    @Test
    void aKeychainThatRefusesErasesNothing() throws Exception {
        console.close();
        keychain.lock(true);

        restart();
        assertThat(console.service().resume().join()).isFalse();

        assertThat(console.service().startTrouble()).contains(StartTrouble.KEYCHAIN);
        assertThat(console.cache()).isNotEmptyDirectory();
        keychain.lock(false);
        stopServer();
        assertThat(console.service().resume().join()).isTrue();
        assertThat(console.service().startTrouble()).isEmpty();
        await("all is there again")
                .atMost(PATIENCE)
                .until(() -> console.latest().snapshot().size() == CARS);
        assertThat(console.words().load().join()).contains(WORDS);
    }

    @Test
    void aListOfConnectionsThatCannotBeReadErasesNothing() throws Exception {
        console.close();
        Files.writeString(folder.resolve("connections.json"), "{ torn");
        restart();
        console.service().remember(new Connection("Other", fleet.address(), null, null));
        new Remains(folder).sweep(keychain, List.of("Other"), new ConnectionFile(folder, List.of()).isWhole());

        assertThat(console.cache()).isNotEmptyDirectory();
    }

    @Test
    void aSignOutThatWasCutShortIsFinishedAtTheNextStart() throws Exception {
        console.close();
        new Remains(folder).signedOut(NAME);
        keychain.remove(Remains.signInName(NAME));
        restart();

        assertThat(console.service().resume().join()).isFalse();

        assertThat(console.cache()).doesNotExist();
    }

    private void restart() {
        console.close();
        console = new HeadlessConsole(folder, keychain, clock);
    }
}

package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.AccessTokens.Access;
import pitwall.client.secrets.SecretsException;

/// Two consoles on the same data, with a real server whose clock is theirs: what they share outlives the second.
final class TwoConsolesTest {
    private static final int CARS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// An access token is over, and the server forgives no token that it has taken back before.
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(11);

    @TempDir
    private Path folder;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private SampleFleet fleet;
    private boolean stopped;
    private HeadlessConsole first;
    private HeadlessConsole second;

    @BeforeEach
    void startBoth() throws IOException {
        fleet = SampleFleet.start(new DataFolder(Files.createDirectory(folder.resolve("server")), true), CARS, clock);
        first = new HeadlessConsole(folder, clock);
        first.signIn(fleet);
        first.awaitRemembered();
        second = new HeadlessConsole(folder, clock);
        second.resume();
    }

    @AfterEach
    void end() {
        second.close();
        first.close();
        stopServer();
    }

    @Test
    void eachGoesOnWithWhatTheOtherRenewed() throws Exception {
        byte[] key =
                first.store().read(StoredMark.keyName(HeadlessConsole.NAME)).orElseThrow();
        for (int round = 0; round < 3; round++) {
            ahead.updateAndGet(before -> before.plus(LONG_ENOUGH));
            assertThat(first.signInInUse().current()).isInstanceOf(Access.Granted.class);
            ahead.updateAndGet(before -> before.plus(LONG_ENOUGH));
            assertThat(second.signInInUse().current()).isInstanceOf(Access.Granted.class);
        }

        assertThat(first.cache()).isNotEmptyDirectory();
        assertThat(first.store().read(StoredMark.keyName(HeadlessConsole.NAME)).orElseThrow())
                .isEqualTo(key);
        second.close();
        first.close();
        stopServer();
        try (HeadlessConsole next = new HeadlessConsole(folder, clock)) {
            assertThat(next.service().resume().join()).isTrue();
            await("the next start shows what was remembered")
                    .atMost(PATIENCE)
                    .until(() -> next.latest().snapshot().size() == CARS);
        }
    }

    @Test
    void theSecondErasesNothingThatTheFirstHasOpen() throws Exception {
        new Remains(folder).erase(second.store(), HeadlessConsole.NAME);

        assertThat(first.cache()).isNotEmptyDirectory();
        assertThat(first.store().read(StoredMark.keyName(HeadlessConsole.NAME))).isPresent();
        first.close();
        second.close();
        new Remains(folder).erase(second.store(), HeadlessConsole.NAME);
        assertThat(first.cache()).doesNotExist();
        assertThat(first.store().read(StoredMark.keyName(HeadlessConsole.NAME))).isEmpty();
    }

    @Test
    void signingOutInOneEndsBoth() {
        second.service().signOut().join();
        ahead.updateAndGet(before -> before.plus(LONG_ENOUGH));

        first.awaitNobody();

        await("nothing stays to read").atMost(PATIENCE).until(() -> !Files.exists(first.cache()));
        assertThat(first.latest().snapshot().size()).isZero();
    }

    @Test
    void whatWasSignedOutWithoutAServerIsNotBroughtBackByTheOther() throws SecretsException {
        stopServer();
        second.service().signOut().join();
        ahead.updateAndGet(before -> before.plus(LONG_ENOUGH));

        assertThat(first.signInInUse().current()).isEqualTo(new Access.SignInNeeded());

        first.awaitNobody();
        assertThat(Remains.isSignedIn(first.store(), HeadlessConsole.NAME)).isFalse();
        await("whoever signed out there wanted nothing kept")
                .atMost(PATIENCE)
                .until(() -> !Files.exists(first.cache()));
    }

    private void stopServer() {
        if (!stopped) {
            stopped = true;
            fleet.close();
        }
    }
}

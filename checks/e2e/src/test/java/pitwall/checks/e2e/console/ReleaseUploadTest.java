package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.stream.RestartableServer;
import pitwall.client.Answer;
import pitwall.client.OsTrust;
import pitwall.client.ReleaseUploads;
import pitwall.client.UploadState;
import pitwall.client.rest.Asking;
import pitwall.client.rest.ReleaseReading;
import pitwall.client.rest.ReleaseSending;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.fleet.Role;
import pitwall.protocol.rest.ReleaseEntry;

/// An artifact on its way from a console to a real server.
class ReleaseUploadTest {
    private static final int MEGABYTES = 24;
    private static final String PASSWORD = "a long password for tests";

    @TempDir
    Path folder;

    private final Queue<UploadState> states = new ConcurrentLinkedQueue<>();
    private RestartableServer server;
    private ServerConnection connection;
    private SignInService signIn;
    private Asking asking;
    private Path file;

    @BeforeEach
    void signIn() throws IOException, GeneralSecurityException {
        server = new RestartableServer(folder);
        try (Administrator administrator = new Administrator(server.uri(), new String(server.password()))) {
            administrator.create("k.vogt", PASSWORD, Role.RELEASE_MANAGER);
        }
        connection = new ServerConnection(server.uri(), OsTrust.with(Optional.empty()));
        signIn = new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system());
        assertThat(signIn.signIn("k.vogt", PASSWORD.toCharArray()).join()).isInstanceOf(SignInOutcome.SignedIn.class);
        asking = new Asking(connection, signIn);
        byte[] bytes = new byte[MEGABYTES * 1024 * 1024];
        new Random(7).nextBytes(bytes);
        file = Files.write(folder.resolve("stack-9.9.9.bin"), bytes);
    }

    @AfterEach
    void close() {
        signIn.close();
        connection.close();
        server.close();
    }

    @Test
    void theServerHasEveryByteAndSaysSo() {
        begin(facts("9.9.9", 999));

        eventually("stored").until(() -> last() instanceof UploadState.Stored);
        assertThat(states).anyMatch(UploadState.Reading.class::isInstance);
        assertThat(listed("9.9.9").stored()).isTrue();
        assertThat(states.stream().filter(UploadState.Sending.class::isInstance).count())
                .as("progress is told all the way")
                .isGreaterThan(MEGABYTES);
    }

    @Test
    void anUploadOutlivesTheServerAndGoesOnWhereItStopped() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        new ReleaseSending(asking).begin(file, facts("9.9.9", 999), state -> {
            states.add(state);
            if (state instanceof UploadState.Sending(var _, long done, long total) && done > total / 2) {
                reached.countDown();
                await(goOn);
            }
        });
        reached.await();

        int port = server.stop();
        goOn.countDown();
        eventually("the cut is told").until(() -> states.stream().anyMatch(UploadState.Waiting.class::isInstance));
        server.comeBack(port);

        eventually("stored").until(() -> last() instanceof UploadState.Stored);
        UploadState.Waiting cut = states.stream()
                .filter(UploadState.Waiting.class::isInstance)
                .map(UploadState.Waiting.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(cut.done()).as("what arrived before").isPositive();
        assertThat(listed("9.9.9").stored()).isTrue();
    }

    @Test
    void whatWasCancelledGoesOnLaterFromThere() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        ReleaseUploads.Upload first = new ReleaseSending(asking).begin(file, facts("9.9.9", 999), state -> {
            states.add(state);
            if (state instanceof UploadState.Sending(var _, long done, long total) && done > total / 2) {
                reached.countDown();
                await(cancelled);
            }
        });
        await(reached);
        first.cancel();
        cancelled.countDown();
        eventually("cancelled").until(() -> last() instanceof UploadState.Cancelled);
        long kept = ((UploadState.Cancelled) last()).done();
        assertThat(kept).isPositive();
        assertThat(listed("9.9.9").stored()).isFalse();
        states.clear();

        begin(facts("9.9.9", 999));
        eventually("stored").until(() -> last() instanceof UploadState.Stored);

        assertThat(states.stream()
                        .filter(UploadState.Sending.class::isInstance)
                        .mapToLong(state -> ((UploadState.Sending) state).done())
                        .min()
                        .orElseThrow())
                .as("it does not begin anew")
                .isGreaterThan(kept);
    }

    @Test
    void otherBytesUnderAKnownVersionAreRefusedBeforeTheyAreSent() throws IOException {
        begin(facts("9.9.9", 999));
        eventually("stored").until(() -> last() instanceof UploadState.Stored);
        states.clear();
        Files.write(file, new byte[] {1, 2, 3});

        begin(facts("9.9.9", 1_000));
        eventually("refused").until(() -> last() instanceof UploadState.Failed);

        assertThat(((UploadState.Failed) last()).why()).isInstanceOf(UploadState.Why.VersionTaken.class);
        assertThat(states).noneMatch(UploadState.Sending.class::isInstance);
    }

    @Test
    void aCounterThatIsTakenIsRefusedInTheServersWords() {
        begin(facts("9.9.9", 999));
        eventually("stored").until(() -> last() instanceof UploadState.Stored);

        begin(facts("9.9.10", 999));
        eventually("refused").until(() -> last() instanceof UploadState.Failed);

        assertThat(((UploadState.Failed) last()).why())
                .isInstanceOfSatisfying(
                        UploadState.Why.Refused.class,
                        refused -> assertThat(refused.correlation()).isNotEmpty());
    }

    private void begin(ReleaseUploads.Facts facts) {
        new ReleaseSending(asking).begin(file, facts, states::add);
    }

    private UploadState last() {
        return states.stream().reduce((_, next) -> next).orElse(new UploadState.Registering(""));
    }

    private ReleaseEntry listed(String version) {
        return ((Answer.Given<List<ReleaseEntry>>)
                        new ReleaseReading(asking).all().join())
                .value().stream()
                        .filter(release -> release.version().equals(version))
                        .findFirst()
                        .orElseThrow();
    }

    private static ReleaseUploads.Facts facts(String version, long counter) {
        return new ReleaseUploads.Facts(version, counter, Set.of(), Set.of(), Set.of(), 0, "", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import pitwall.cache.OwnWords;
import pitwall.cache.Retention;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SecretStore;
import pitwall.views.ports.Connection;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.SignInOutcome;

/// A console without a window.
final class HeadlessConsole implements AutoCloseable {
    static final String NAME = "Fleet of the test";

    private static final Executor BACKGROUND = work -> Thread.ofVirtual().start(work);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final List<FleetFrame> frames = new CopyOnWriteArrayList<>();
    private final SecretPlaces secrets;
    private final ConnectionService service;

    /// With its secrets in a vault.
    ///
    /// @param folder with its data, which other consoles may share
    HeadlessConsole(Path folder, InstantSource clock) {
        this(folder, new SecretPlaces(folder, BACKGROUND), clock);
        secrets.openVault("a passphrase for tests".toCharArray()).join();
    }

    /// With its secrets in a keychain.
    HeadlessConsole(Path folder, SecretStore keychain, InstantSource clock) {
        this(folder, new SecretPlaces(folder, BACKGROUND, () -> Optional.of(keychain)), clock);
        secrets.find().join();
    }

    private HeadlessConsole(Path folder, SecretPlaces secrets, InstantSource clock) {
        this.folder = folder;
        this.secrets = secrets;
        this.service = new ConnectionService(
                folder, new SampleDoor(folder, 1, clock), GivenSettings.NONE, secrets, frames::add, BACKGROUND, clock);
    }

    ConnectionService service() {
        return service;
    }

    SecretStore store() {
        return secrets.store();
    }

    /// Signs in and waits for the first picture.
    void signIn(SampleFleet fleet) {
        Connection connection = new Connection(NAME, fleet.address(), null, null);
        assertThat(service.signIn(connection, fleet.first().name(), fleet.password(fleet.first()))
                        .join())
                .isInstanceOf(SignInOutcome.SignedIn.class);
        await().atMost(PATIENCE).until(() -> latest().freshness().mode() == ConsoleMode.LIVE);
    }

    /// Goes on with the sign-in that was kept, and waits for a picture from the server.
    void resume() {
        assertThat(service.resume().join()).isTrue();
        await().atMost(PATIENCE).until(() -> latest().freshness().mode() == ConsoleMode.LIVE);
    }

    void awaitRemembered() {
        await().atMost(PATIENCE).until(() -> offline().newest() != null);
    }

    void awaitNobody() {
        await().atMost(PATIENCE).until(() -> service.session().isEmpty());
    }

    SignInService signInInUse() {
        return service.session().orElseThrow().signIn();
    }

    OwnWords words() {
        return service.session().flatMap(FleetSession::cache).orElseThrow().words();
    }

    OfflineStatus offline() {
        return new OfflinePort(service::session, Retention.DEFAULT).status();
    }

    FleetFrame latest() {
        return frames.isEmpty() ? FleetFrame.NOTHING : frames.getLast();
    }

    Path cache() {
        return new Remains(folder).cacheOf(NAME);
    }

    @Override
    public void close() {
        service.close();
    }
}

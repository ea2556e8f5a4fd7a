package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.Retention;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.Role;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.HeadSigner;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Colleague;
import pitwall.views.ports.Connection;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.trail.TrailAlarm;

/// What stays on this computer, and what does not, when access to a fleet ends; with a real server and a real cache.
final class ConnectionServiceTest {
    private static final String NAME = "Fleet of the test";
    private static final int CARS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private final Executor background = work -> Thread.ofVirtual().start(work);
    private final List<FleetFrame> frames = new CopyOnWriteArrayList<>();
    private SampleFleet fleet;
    private boolean stopped;
    private Connection connection;
    private SecretPlaces secrets;
    private ConnectionService console;

    @BeforeEach
    void seeTheFleetOnce() throws IOException {
        fleet = SampleFleet.start(
                new DataFolder(Files.createDirectory(folder.resolve("server")), true), CARS, InstantSource.system());
        connection = new Connection(NAME, fleet.address(), null, null);
        secrets = vault();
        console = started(secrets);
        signIn();
        await().atMost(PATIENCE).until(() -> port().status().newest() != null);
    }

    @AfterEach
    void end() {
        console.close();
        stopServer();
    }

    @Test
    void theNextStartShowsWhatWasSeen() {
        console.close();
        stopServer();

        restart();
        frames.clear();

        assertThat(console.resume().join()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> !frames.isEmpty() && latest().snapshot().size() == CARS);
        assertThat(latest().freshness().mode()).isNotEqualTo(ConsoleMode.LIVE);
    }

    @Test
    void whatIsAskedForWhileTheConsoleEndsOpensNothingAnyMore() {
        console.close();
        restart();
        console.close();

        assertThat(console.resume()).failsWithin(PATIENCE);
        assertThat(console.openSampleFleet()).failsWithin(PATIENCE);

        assertThat(console.session()).isEmpty();
        assertThat(frames).isEmpty();
    }

    @Test
    void theOwnPasswordIsRecognisedWithAndWithoutAServer() {
        assertThat(console.asksAgain()).isTrue();
        stopServer();

        assertThat(console.isOwnPassword(fleet.password(fleet.first())).join()).isTrue();
        assertThat(console.isOwnPassword("something else".toCharArray()).join()).isFalse();
        console.close();
        restart();
        assertThat(console.resume().join()).isTrue();
        assertThat(console.isOwnPassword(fleet.password(fleet.first())).join()).isTrue();
    }

    @Test
    void theSampleFleetHasNoPasswordToAskFor() {
        console.openSampleFleet().join();

        assertThat(console.asksAgain()).isFalse();
    }

    @Test
    void whoTriesTheSampleFleetCanPlanAndBeTheSecondPerson() {
        console.openSampleFleet().join();
        await().atMost(PATIENCE)
                .until(() -> roles(Role.RELEASE_MANAGER) && latest().snapshot().size() == CARS);
        assertThat(user()).isEqualTo("k.vogt");
        Colleague second = console.colleagues().stream()
                .filter(Colleague::approves)
                .findFirst()
                .orElseThrow();
        assertThat(second.name()).isNotEqualTo("k.vogt");

        assertThat(console.continueAs(second).join()).isEqualTo(new SignInOutcome.SignedIn(second.name()));

        await().atMost(PATIENCE)
                .until(() -> user().equals(second.name()) && latest().snapshot().size() == CARS);
        assertThat(console.colleagues())
                .extracting(Colleague::name)
                .contains("k.vogt")
                .doesNotContain(second.name());
        assertThat(console.prove(new char[0]).join())
                .as("the server knows anew who decides, without a password that anybody has")
                .isTrue();
        assertThat(console.continueAs(new Colleague("k.vogt", Role.RELEASE_MANAGER))
                        .join())
                .isEqualTo(new SignInOutcome.SignedIn("k.vogt"));
    }

    private boolean roles(Role role) {
        SessionInfo session = latest().session();
        return session != null && session.role() == role;
    }

    private String user() {
        SessionInfo session = latest().session();
        return session == null ? "" : session.user();
    }

    @Test
    void elsewhereNobodyGoesOnAsAnybody() {
        assertThat(console.colleagues()).isEmpty();
    }

    @Test
    void signingOutLeavesNothingToRead() throws SecretsException {
        console.signOut().join();

        assertThat(latest().snapshot().size()).isZero();
        assertThat(latest().session()).isNull();
        assertThat(cache()).doesNotExist();
        assertNoSecrets();
        console.close();
        restart();
        assertThat(console.resume().join()).isFalse();
    }

    @Test
    void whatWasSeenOfTheAuditTrailOutlivesTheSignIn() {
        await().atMost(PATIENCE).until(() -> witnessed().isPresent());
        WitnessedHead seen = witnessed().orElseThrow();
        console.signOut().join();
        LastHead kept = new LastHead(secrets.store(), NAME);
        assertThat(kept.take().orElseThrow().head().size())
                .isGreaterThanOrEqualTo(seen.head().size());

        kept.keep(seenOnAnotherServer());
        AtomicReference<TrailAlarm> alarm = new AtomicReference<>();
        console.whenTrailBroken(alarm::set);
        signIn();

        await().atMost(PATIENCE).until(() -> alarm.get() != null);
        assertThat(alarm.get().sentence(Strings.of(new Formats(Locale.ENGLISH, ZoneOffset.UTC))))
                .contains("another key");
    }

    @Test
    void aForgottenConnectionLeavesNoHeadOfTheAuditTrail() {
        await().atMost(PATIENCE).until(() -> witnessed().isPresent());
        console.signOut().join();

        console.forget(NAME);
        console.close();

        assertThat(new LastHead(secrets.store(), NAME).take()).isEmpty();
    }

    private Optional<WitnessedHead> witnessed() {
        return console.session().flatMap(FleetSession::witnessed);
    }

    private static WitnessedHead seenOnAnotherServer() {
        HeadSigner signer = new HeadSigner(newKeys());
        return new WitnessedHead(
                signer.sign(MerkleFrontier.EMPTY.append(Hash.NONE).frontier(), Instant.EPOCH),
                signer.key().text());
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    @Test
    void signingOutWithoutAServerLeavesNothingToReadEither() throws SecretsException {
        stopServer();

        console.signOut().join();

        assertThat(cache()).doesNotExist();
        assertNoSecrets();
    }

    @Test
    void aForgottenConnectionLeavesNothingOnceTheUndoIsOver() throws SecretsException {
        console.forget(NAME);
        console.close();

        assertThat(cache()).doesNotExist();
        assertNoSecrets();
    }

    @Test
    void aDraftStaysThroughASignOutAndGoesWithTheConnection() {
        DraftFiles drafts = draftsOf(console);
        drafts.save(Templates.draft(Templates.STAGED, "d-1", connection.server().toString(), "k.vogt", Instant.EPOCH));
        drafts.save(Templates.draft(Templates.STAGED, "d-2", "", "", Instant.EPOCH));

        console.signOut().join();
        assertThat(draftsOf(console).all())
                .as("nobody is shown what somebody wrote")
                .extracting(RolloutDraft::id)
                .containsExactly("d-2");
        signIn();
        await().atMost(PATIENCE).until(() -> latest().session() != null);
        assertThat(draftsOf(console).all()).extracting(RolloutDraft::id).containsExactlyInAnyOrder("d-1", "d-2");

        draftsOf(console);
        console.forget(NAME);
        console.close();
        assertThat(folder.resolve("drafts").resolve("d-1.json")).doesNotExist();
        assertThat(folder.resolve("drafts").resolve("d-2.json")).exists();
    }

    private DraftFiles draftsOf(ConnectionService service) {
        DraftFiles drafts = new DraftFiles(folder, Runnable::run, () -> latest().session());
        service.whenForgotten(drafts::forget);
        return drafts;
    }

    @Test
    void aForgottenConnectionThatWasTakenBackKeepsEverything() throws SecretsException {
        console.forget(NAME);
        console.remember(connection);
        console.close();

        assertThat(cache()).isNotEmptyDirectory();
        assertThat(Remains.isSignedIn(secrets.store(), NAME)).isTrue();
    }

    @Test
    void whatACrashLeftOfAForgottenConnectionGoesAtTheNextStart() throws SecretsException {
        console.close();
        new ConnectionFile(folder, List.of()).forget(NAME);
        new ConnectionFile(folder, List.of()).remember(new Connection("Other", connection.server(), null, null));
        new ConnectionFile(folder, List.of()).use("Other");
        restart();

        assertThat(console.resume().join()).isFalse();

        assertThat(cache()).doesNotExist();
        assertThat(Remains.isSignedIn(secrets.store(), NAME)).isFalse();
    }

    @Test
    void aSignInThatTheServerNoLongerTakesClosesWhatItOpened() throws SecretsException {
        console.close();
        secrets.store().write(Remains.signInName(NAME), "a token nobody issued".getBytes(StandardCharsets.UTF_8));
        restart();

        assertThat(console.resume().join()).isTrue();

        await().atMost(PATIENCE).until(() -> !Files.exists(cache()));
        assertNoSecrets();
        await().atMost(PATIENCE).until(() -> latest().snapshot().size() == 0);
    }

    @Test
    void aLongTimeAfterTheLastSignInNothingIsShownAndTheStatusSaysSo() {
        console.close();
        stopServer();
        frames.clear();
        ahead.set(Duration.ofHours(73));
        restart();

        assertThat(console.resume().join()).isTrue();

        await().atMost(PATIENCE).until(() -> port().status().state() == OfflineStatus.State.LOCKED);
        assertThat(frames).allMatch(frame -> frame.snapshot().size() == 0);
    }

    private void restart() {
        frames.clear();
        secrets = vault();
        console = started(secrets);
    }

    private SecretPlaces vault() {
        SecretPlaces places = new SecretPlaces(folder, background);
        places.openVault("a passphrase for tests".toCharArray()).join();
        return places;
    }

    private ConnectionService started(SecretPlaces places) {
        return new ConnectionService(
                folder,
                new SampleDoor(folder, CARS, clock),
                GivenSettings.NONE,
                places,
                frames::add,
                background,
                clock);
    }

    private void stopServer() {
        if (!stopped) {
            stopped = true;
            fleet.close();
        }
    }

    private void signIn() {
        assertThat(console.signIn(connection, fleet.first().name(), fleet.password(fleet.first()))
                        .join())
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    private OfflinePort port() {
        return new OfflinePort(console::session, Retention.DEFAULT);
    }

    private FleetFrame latest() {
        return frames.isEmpty() ? FleetFrame.NOTHING : frames.getLast();
    }

    private Path cache() {
        return new Remains(folder).cacheOf(NAME);
    }

    private void assertNoSecrets() throws SecretsException {
        SecretStore store = secrets.store();
        for (String name : List.of(
                "refresh/",
                "cache/",
                "generation/",
                "past-generation/",
                "to-forget/",
                "past-to-forget/",
                "signed-in/",
                "seen/",
                "password-proof/",
                "awaited-refresh/")) {
            assertThat(store.read(name + NAME)).as(name).isEmpty();
        }
    }
}

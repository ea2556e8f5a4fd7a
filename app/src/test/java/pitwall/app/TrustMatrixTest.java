package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.app.TlsPeer.Shown;
import pitwall.client.AccessTokens;
import pitwall.client.Freshness.Trouble;
import pitwall.client.LinkEvent;
import pitwall.client.LiveSource;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.views.ports.Connection;
import pitwall.views.ports.TestedStep;
import pitwall.views.ports.TestedStep.Result;
import pitwall.views.ports.TestedStep.Step;

/// Whom a console believes that a person told to trust one certificate, or an administrator one authority: the
/// connection test, the sign-in and the stream agree, and who is not believed is told nothing.
final class TrustMatrixTest {
    private static final String HERE = "ip:127.0.0.1";

    @TempDir
    private static Path folder;

    private static Shown good;
    private static Shown renewed;
    private static Shown expired;
    private static Shown early;
    private static Shown elsewhere;

    @BeforeAll
    static void make() throws Exception {
        good = Shown.make(folder, HERE, "-1d", 3);
        renewed = Shown.make(folder, HERE, "-1d", 3);
        expired = Shown.make(folder, HERE, "-10d", 5);
        early = Shown.make(folder, HERE, "+1d", 5);
        elsewhere = Shown.make(folder, "dns:another.example", "-1d", 3);
    }

    @Test
    void theCertificateThatWasChosenIsBelieved() {
        try (TlsPeer peer = new TlsPeer(good, "TLSv1.3")) {
            assertThat(tested(peer, good.fingerprint()).get(Step.TRUST))
                    .isEqualTo(new TestedStep(Step.TRUST, Result.PASSED, good.fingerprint()));
            assertThat(signIn(peer, good.fingerprint())).isNotEqualTo(new SignInOutcome.NoServer(Trouble.UNTRUSTED));
            assertThat(stream(peer, good.fingerprint())).isEqualTo(Trouble.UNREACHABLE);
            assertThat(peer.asked()).isPositive();
        }
    }

    @Test
    void anAuthorityThatTheAdministratorNamesIsBelieved() throws Exception {
        Optional<Path> authorities = Optional.of(good.authority(folder));
        try (TlsPeer peer = new TlsPeer(good, "TLSv1.3");
                TlsPeer other = new TlsPeer(renewed, "TLSv1.3")) {
            assertThat(tested(peer, null, authorities).get(Step.TRUST))
                    .isEqualTo(new TestedStep(Step.TRUST, Result.PASSED, good.fingerprint()));
            assertThat(signIn(peer, null, authorities)).isNotEqualTo(new SignInOutcome.NoServer(Trouble.UNTRUSTED));
            assertThat(stream(peer, null, authorities)).isEqualTo(Trouble.UNREACHABLE);
            assertThat(peer.asked()).isPositive();
            assertThat(signIn(other, null, authorities)).isEqualTo(new SignInOutcome.NoServer(Trouble.UNTRUSTED));
            assertThat(other.asked()).as("bytes entrusted to it").isZero();
        }
    }

    @Test
    void aFingerprintMayBeWrittenInSmallLetters() {
        try (TlsPeer peer = new TlsPeer(good, "TLSv1.3")) {
            assertThat(tested(peer, good.fingerprint().toLowerCase(Locale.ROOT)))
                    .containsEntry(Step.TRUST, new TestedStep(Step.TRUST, Result.PASSED, good.fingerprint()));
        }
    }

    @Test
    void aCertificateNobodyVouchesForIsShownAndNotBelieved() {
        try (TlsPeer peer = new TlsPeer(good, "TLSv1.3")) {
            isNotBelieved(peer, null, good.fingerprint());
        }
    }

    @Test
    void anotherCertificateThanTheOneChosenIsShownAndNotBelieved() {
        try (TlsPeer peer = new TlsPeer(renewed, "TLSv1.3")) {
            isNotBelieved(peer, good.fingerprint(), renewed.fingerprint());
        }
    }

    @Test
    void anExpiredCertificateIsNotBelievedEvenIfItWasChosen() {
        try (TlsPeer peer = new TlsPeer(expired, "TLSv1.3")) {
            isNotBelieved(peer, expired.fingerprint(), expired.fingerprint());
        }
    }

    @Test
    void aCertificateOfTomorrowIsNotBelievedEvenIfItWasChosen() {
        try (TlsPeer peer = new TlsPeer(early, "TLSv1.3")) {
            isNotBelieved(peer, early.fingerprint(), early.fingerprint());
        }
    }

    @Test
    void theCertificateOfAnotherHostIsNotBelievedEvenIfItWasChosen() {
        try (TlsPeer peer = new TlsPeer(elsewhere, "TLSv1.3")) {
            isNotBelieved(peer, elsewhere.fingerprint(), elsewhere.fingerprint());
        }
    }

    /// There is nothing to choose either: trusting its certificate would not help.
    @Test
    void aServerThatSpeaksOnlyAnOlderTlsIsNotBelieved() {
        try (TlsPeer peer = new TlsPeer(good, "TLSv1.2")) {
            isNotBelieved(peer, good.fingerprint(), null);
        }
    }

    private static void isNotBelieved(TlsPeer peer, @Nullable String chosen, @Nullable String shown) {
        Map<Step, TestedStep> tested = tested(peer, chosen);

        assertThat(tested.get(Step.FIND)).extracting(TestedStep::result).isEqualTo(Result.PASSED);
        assertThat(tested.get(Step.REACH)).extracting(TestedStep::result).isEqualTo(Result.PASSED);
        assertThat(tested.get(Step.TRUST)).isEqualTo(new TestedStep(Step.TRUST, Result.FAILED, shown));
        assertThat(tested.get(Step.SPEAK)).isEqualTo(new TestedStep(Step.SPEAK, Result.SKIPPED, null));
        assertThat(tested.get(Step.READY)).isEqualTo(new TestedStep(Step.READY, Result.SKIPPED, null));
        assertThat(signIn(peer, chosen)).isEqualTo(new SignInOutcome.NoServer(Trouble.UNTRUSTED));
        // Tyrus does not tell an alert of the server's from a server that hangs up.
        assertThat(stream(peer, chosen))
                .isIn(Trouble.UNTRUSTED, shown == null ? Trouble.UNREACHABLE : Trouble.UNTRUSTED);
        assertThat(peer.asked()).as("bytes entrusted to it").isZero();
    }

    private static Map<Step, TestedStep> tested(TlsPeer peer, @Nullable String chosen) {
        return tested(peer, chosen, Optional.empty());
    }

    private static Map<Step, TestedStep> tested(TlsPeer peer, @Nullable String chosen, Optional<Path> authorities) {
        List<TestedStep> told = new CopyOnWriteArrayList<>();
        List<TestedStep> all =
                new ConnectionProbe(new Connection("test", peer.uri(), null, chosen), authorities, told::add).run();
        assertThat(told).isEqualTo(all);
        return all.stream().collect(Collectors.toMap(TestedStep::step, Function.identity()));
    }

    private static SignInOutcome signIn(TlsPeer peer, @Nullable String chosen) {
        return signIn(peer, chosen, Optional.empty());
    }

    private static SignInOutcome signIn(TlsPeer peer, @Nullable String chosen, Optional<Path> authorities) {
        try (ServerConnection connection = new ServerConnection(peer.uri(), PinnedTrust.of(chosen, authorities));
                SignInService service =
                        new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system())) {
            return service.signIn("admin", "canary".toCharArray()).join();
        }
    }

    private static Trouble stream(TlsPeer peer, @Nullable String chosen) {
        return stream(peer, chosen, Optional.empty());
    }

    private static Trouble stream(TlsPeer peer, @Nullable String chosen, Optional<Path> authorities) {
        ServerTrust trust = PinnedTrust.of(chosen, authorities);
        List<LinkEvent> events = new CopyOnWriteArrayList<>();
        LiveSource source = new LiveSource(peer.uri(), new AnyToken(), trust, InstantSource.system());
        source.open(1, events::add);
        await().atMost(Duration.ofSeconds(20)).until(() -> !events.isEmpty());
        source.close();
        return ((LinkEvent.Ended) events.getFirst()).trouble();
    }

    static final class AnyToken implements AccessTokens {
        @Override
        public Access current() {
            return new Access.Granted("any");
        }

        @Override
        public Access renewed(String refused) {
            return new Access.SignInNeeded();
        }
    }
}

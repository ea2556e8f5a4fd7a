package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.TestCertificate;
import pitwall.client.AccessTokens;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Freshness.Trouble;
import pitwall.client.LinkEvent;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// Whom the client believes, over TLS with the real server.
final class SecureStreamTest {
    @TempDir
    private Path folder;

    private @Nullable TestCertificate certificate;

    @Test
    void aServerOfATrustedAuthorityIsFollowed() throws Exception {
        try (FleetServer server = server("ip:127.0.0.1")) {
            ServerTrust trust = trusting();

            assertThat(signIn(server, trust)).isInstanceOf(SignInOutcome.SignedIn.class);
            assertThat(firstEvent(server, trust)).isInstanceOf(LinkEvent.Opened.class);
        }
    }

    @Test
    void aServerOfAnUnknownAuthorityIsNotTrusted() throws Exception {
        try (FleetServer server = server("ip:127.0.0.1")) {
            notTrusted(server, OsTrust.with(Optional.empty()));
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        try (FleetServer server = server("dns:another.example")) {
            notTrusted(server, trusting());
        }
    }

    private void notTrusted(FleetServer server, ServerTrust trust) {
        assertThat(signIn(server, trust)).isEqualTo(new SignInOutcome.NoServer(Trouble.UNTRUSTED));
        assertThat(firstEvent(server, trust)).isEqualTo(new LinkEvent.Ended(1, Trouble.UNTRUSTED));
    }

    private static SignInOutcome signIn(FleetServer server, ServerTrust trust) {
        try (ServerConnection connection = new ServerConnection(local(server), trust);
                SignInService service =
                        new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system())) {
            return service.signIn("admin", password(server)).join();
        }
    }

    private static LinkEvent firstEvent(FleetServer server, ServerTrust trust) {
        List<LinkEvent> events = new CopyOnWriteArrayList<>();
        try (ServerConnection connection = new ServerConnection(local(server), trust);
                SignInService service =
                        new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system())) {
            boolean signedIn = service.signIn("admin", password(server)).join() instanceof SignInOutcome.SignedIn;
            // A stream that must not trust the server needs no good token: it ends before any is sent.
            LiveSource source = signedIn
                    ? new LiveSource(local(server), service, trust, InstantSource.system())
                    : new LiveSource(local(server), new AnyToken(), trust, InstantSource.system());
            source.open(1, events::add);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !events.isEmpty());
            source.close();
        }
        return events.getFirst();
    }

    private static char[] password(FleetServer server) {
        return server.firstStartSecrets()
                .flatMap(FirstStartSecrets::adminPassword)
                .orElseThrow()
                .toCharArray();
    }

    private static URI local(FleetServer server) {
        return URI.create("https://127.0.0.1:" + server.baseUri().getPort());
    }

    private FleetServer server(String name) throws Exception {
        certificate = TestCertificate.make(folder, name);
        return FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString())
                        .withPasswordIterations(1_000)
                        .withTls(certificate.certificate(), certificate.key()),
                InstantSource.system());
    }

    private ServerTrust trusting() throws GeneralSecurityException, IOException {
        return OsTrust.with(Optional.of(Objects.requireNonNull(certificate).certificate()));
    }

    private static final class AnyToken implements AccessTokens {
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

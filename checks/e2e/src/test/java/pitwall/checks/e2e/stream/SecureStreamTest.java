package pitwall.checks.e2e.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private static final String PASSWORD = "for-this-test-only";

    @TempDir
    private Path folder;

    @Test
    void aServerOfATrustedAuthorityIsFollowed() throws Exception {
        try (FleetServer server = server("ip:127.0.0.1")) {
            ServerTrust trust = OsTrust.with(Optional.of(certificate()));

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
            notTrusted(server, OsTrust.with(Optional.of(certificate())));
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

    private Path certificate() {
        return folder.resolve("certificate.pem");
    }

    private FleetServer server(String name) throws Exception {
        makeCertificate(name);
        return FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString())
                        .withPasswordIterations(1_000)
                        .withTls(certificate(), folder.resolve("key.pem")),
                InstantSource.system());
    }

    private void makeCertificate(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + name,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write("certificate.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write(
                "key.pem",
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private void write(String file, String label, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
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

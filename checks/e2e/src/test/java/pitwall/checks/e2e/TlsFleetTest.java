package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// Cars over TLS, with a certificate made for this test.
final class TlsFleetTest {
    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void carsComeOverTlsWhenTheyTrustTheServerAndStayAwayWhenTheyDoNot() throws Exception {
        KeyStore store = selfSigned();
        Path certificate =
                pem("cert.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        Path key =
                pem("key.pem", "PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
        ServerSettings settings = ServerSettings.of(folder.resolve("fleet.db").toString())
                .withPasswordIterations(1000)
                .withTls(certificate, key);

        try (FleetServer server = FleetServer.start(settings, InstantSource.system());
                SimulatedFleet trusting =
                        SimulatedFleet.start(simulation(server).withTrust(trust(store)), InstantSource.system());
                SimulatedFleet doubting =
                        SimulatedFleet.start(simulation(server).withPrefix("DOUBT"), InstantSource.system())) {
            assertThat(server.baseUri().getScheme()).isEqualTo("https");
            await().atMost(Duration.ofSeconds(60)).until(() -> trusting.online() == 3);
            assertThat(doubting.online()).isZero();
        }
    }

    private static SimulationSettings simulation(FleetServer server) {
        String enrolment = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::enrolmentKey)
                .orElseThrow();
        return new SimulationSettings(server.baseUri(), 3, 1, enrolment, FaultPlan.NONE);
    }

    private KeyStore selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=pitwall-test",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext trust(KeyStore store) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private Path pem(String name, String kind, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}

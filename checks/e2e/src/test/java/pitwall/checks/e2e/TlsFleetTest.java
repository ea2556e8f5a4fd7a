package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
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
    @TempDir
    private Path folder;

    @Test
    void carsComeOverTlsWhenTheyTrustTheServerAndStayAwayWhenTheyDoNot() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder, "ip:127.0.0.1,dns:localhost");
        ServerSettings settings = ServerSettings.of(folder.resolve("fleet.db").toString())
                .withPasswordIterations(1000)
                .withTls(certificate.certificate(), certificate.key());

        try (FleetServer server = FleetServer.start(settings, InstantSource.system());
                SimulatedFleet trusting = SimulatedFleet.start(
                        simulation(server).withTrust(trust(certificate.authorities())), InstantSource.system());
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

    private static SSLContext trust(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}

package pitwall.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.LiveSource;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.client.update.UpdateNews;
import pitwall.client.update.UpdateSite;
import pitwall.protocol.tuf.TufKey;
import pitwall.views.ports.Connection;
import pitwall.views.ports.TestedStep;

/// Whatever leaves the computer asks the given proxy to lead it on, and looks nobody up itself. The names of this test
/// exist nowhere.
class GivenProxyTest {
    private static final URI FLEET = URI.create("https://fleet.example");
    private static final String LEAD_ON = "CONNECT fleet.example:443 HTTP/1.1";

    private final ServerTrust trust = PinnedTrust.of(null, Optional.empty());
    private ProxySelector usual;
    private RefusingProxy proxy;

    @BeforeEach
    void nameProxy() throws IOException {
        usual = ProxySelector.getDefault();
        proxy = new RefusingProxy();
        ProxySelector.setDefault(new GivenProxy(proxy.uri()));
    }

    @AfterEach
    void forgetProxy() throws IOException {
        ProxySelector.setDefault(usual);
        proxy.close();
    }

    @Test
    void theSignInGoesThroughIt() {
        try (ServerConnection connection = new ServerConnection(FLEET, trust);
                SignInService service =
                        new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system())) {
            SignInOutcome outcome =
                    service.signIn("admin", "canary".toCharArray()).join();

            assertThat(outcome).isInstanceOf(SignInOutcome.NoServer.class);
        }
        assertThat(proxy.asked()).isNotEmpty().containsOnly(LEAD_ON);
    }

    @Test
    void theStreamGoesThroughIt() {
        LiveSource source = new LiveSource(FLEET, new TrustMatrixTest.AnyToken(), trust, InstantSource.system());

        source.open(1, _ -> {});

        // That it is refused is noticed long after.
        await().atMost(Duration.ofSeconds(20)).until(() -> !proxy.asked().isEmpty());
        source.close();
        assertThat(proxy.asked()).containsOnly(LEAD_ON);
    }

    @Test
    void theSearchForUpdatesGoesThroughIt() {
        UpdateSite site = new UpdateSite(
                FLEET.resolve("/programs.txt"), new TufKey("ab".repeat(32)), () -> trust, InstantSource.system());

        UpdateNews news = site.look("0.1.0", "0", new UpdateSite.Wanted(List.of("deb"), "amd64"));

        assertThat(news).isInstanceOf(UpdateNews.Unreachable.class);
        assertThat(proxy.asked()).isNotEmpty().containsOnly(LEAD_ON);
    }

    @Test
    void theStepsOfATestGoThroughItAndSayWhereTheyEnd() {
        assertThat(steps())
                .containsExactly("FIND SKIPPED", "REACH FAILED", "TRUST SKIPPED", "SPEAK SKIPPED", "READY SKIPPED");
        assertThat(proxy.asked()).containsOnly(LEAD_ON);

        proxy.leadOn();

        assertThat(steps().subList(0, 3)).containsExactly("FIND SKIPPED", "REACH PASSED", "TRUST FAILED");
        assertThat(proxy.asked()).containsOnly(LEAD_ON);
    }

    private static List<String> steps() {
        List<TestedStep> told = new ArrayList<>();
        new ConnectionProbe(new Connection("test", FLEET, null, null), Optional.empty(), told::add).run();
        return told.stream().map(step -> step.step() + " " + step.result()).toList();
    }

    /// Notes what it is asked for, and leads nobody on; if it shall, it says so and ends.
    private static final class RefusingProxy implements AutoCloseable {
        private static final Logger LOG = LoggerFactory.getLogger(RefusingProxy.class);
        private static final byte[] REFUSAL =
                "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

        private static final byte[] CONSENT = "HTTP/1.1 200 Connected\r\n\r\n".getBytes(US_ASCII);

        private final ServerSocket door;
        private volatile byte[] answer = REFUSAL;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        RefusingProxy() throws IOException {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().name("proxy-door").start(this::admit);
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + door.getLocalPort());
        }

        List<String> asked() {
            return asked;
        }

        void leadOn() {
            answer = CONSENT;
        }

        private void admit() {
            try {
                while (true) {
                    Socket guest = door.accept();
                    Thread.ofVirtual().name("proxy-guest").start(() -> refuse(guest));
                }
            } catch (IOException e) {
                LOG.debug("The door was closed: the test is over", e);
            }
        }

        private void refuse(Socket guest) {
            try (guest) {
                guest.setSoTimeout(5_000);
                BufferedReader in = new BufferedReader(new InputStreamReader(guest.getInputStream(), US_ASCII));
                String line = in.readLine();
                if (line != null) {
                    asked.add(line);
                }
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                guest.getOutputStream().write(answer);
                guest.getOutputStream().flush();
            } catch (IOException e) {
                LOG.debug("A guest left", e);
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}

package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictTlsTest {
    private SSLContext context;

    @BeforeEach
    void trust() throws Exception {
        context = OsTrust.with(Optional.empty()).context();
    }

    @Test
    void enginesSpeakNothingOlder() {
        assertThat(context.createSSLEngine().getEnabledProtocols()).containsExactly("TLSv1.3");
        assertThat(context.createSSLEngine("fleet.example", 443).getEnabledProtocols())
                .containsExactly("TLSv1.3");
        assertThat(context.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.3");
        assertThat(context.getSupportedSSLParameters().getProtocols()).containsExactly("TLSv1.3");
    }

    /// Tyrus does this with every engine.
    @Test
    void settingTheSideAgainBringsNothingOlderBack() {
        var engine = context.createSSLEngine("fleet.example", 443);

        engine.setUseClientMode(true);

        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    }

    @Test
    void socketsSpeakNothingOlderHoweverTheyAreMade() throws IOException {
        SSLSocketFactory sockets = context.getSocketFactory();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket door = new ServerSocket(0, 50, here)) {
            int port = door.getLocalPort();

            speaksOnlyTheNewest(sockets.createSocket());
            speaksOnlyTheNewest(sockets.createSocket(here, port));
            speaksOnlyTheNewest(sockets.createSocket(here, port, here, 0));
            speaksOnlyTheNewest(sockets.createSocket(here.getHostAddress(), port));
            speaksOnlyTheNewest(sockets.createSocket(here.getHostAddress(), port, here, 0));
            speaksOnlyTheNewest(sockets.createSocket(new Socket(here, port), "fleet.example", port, true));
        }
    }

    @Test
    void aTrustMadeOfAnyContextIsLimited() throws Exception {
        ServerTrust usual = OsTrust.with(Optional.empty());

        ServerTrust trust = new ServerTrust(SSLContext.getDefault(), usual.manager());

        assertThat(trust.context().createSSLEngine().getEnabledProtocols()).containsExactly("TLSv1.3");
    }

    @Test
    void itIsForClientsAndSettled() {
        assertThatThrownBy(context::getServerSocketFactory).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> context.init(null, null, null)).hasMessage("whom this context believes is settled");
    }

    private static void speaksOnlyTheNewest(Socket socket) throws IOException {
        try (socket) {
            assertThat(((SSLSocket) socket).getEnabledProtocols()).containsExactly("TLSv1.3");
        }
    }
}

package pitwall.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFrontTest {
    private final Server server = new Server();
    private final CountDownLatch greeted = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ServerConnector connector = new ServerConnector(server, 1, 1) {
        @Override
        protected void configure(Socket socket) {
            super.configure(socket);
            greeted.countDown();
            awaitUninterruptibly(stopped);
        }
    };

    @BeforeEach
    void listen() throws Exception {
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(60_000);
        server.addConnector(connector);
        server.start();
        await().until(this::accepts);
    }

    @AfterEach
    void stop() throws Exception {
        stopped.countDown();
        server.stop();
    }

    /// It would ask the closed port again and again, on one of the few processors that have to send everybody away.
    @Test
    void whoeverJustAcceptedAConnectionEndsWithTheListening() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            greeted.await();

            HttpFront.stopListening(server);
            stopped.countDown();

            await().until(() -> !accepts());
            assertThat(connector.isOpen()).isFalse();
            await().until(() -> connector.getConnectedEndPoints().size() == 1);
            assertOpen(socket);
        }
    }

    @Test
    void connectionsStayAndMayBeAsQuietAsBefore() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            stopped.countDown();
            await().until(() -> connector.getConnectedEndPoints().size() == 1);

            HttpFront.stopListening(server);

            assertOpen(socket);
            assertThat(connector.getConnectedEndPoints())
                    .extracting(EndPoint::getIdleTimeout)
                    .containsExactly(60_000L);
        }
    }

    /// Whose other side is closed reads an end at once.
    private static void assertOpen(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean accepts() {
        String own = "@" + Integer.toHexString(connector.hashCode());
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.contains("-acceptor-") && name.contains(own));
    }
}

package pitwall.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTest {
    private final List<Socket> sockets = new ArrayList<>();
    private Echo echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new Echo();
        proxy = FaultProxy.before(echo.port(), 42);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void withoutAFaultBytesPassBothWaysAndAreCounted() throws IOException {
        Socket client = connect();

        send(client, "hello");

        assertThat(receive(client, 5)).isEqualTo("hello");
        await().until(() -> proxy.toClient().passedBytes() == 5);
        assertThat(proxy.toServer().passedBytes()).isEqualTo(5);
        assertThat(proxy.openConnections()).isEqualTo(1);
        assertThat(proxy.acceptedConnections()).isEqualTo(1);
    }

    @Test
    void aClosingClientClosesTheServersSideAfterItsLastByte() throws IOException {
        Socket client = connect();
        send(client, "bye");

        client.shutdownOutput();

        assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).isEqualTo("bye");
        await().until(() -> echo.ends() == 1 && proxy.openConnections() == 0);
    }

    @Test
    void aDelayHoldsEachDirectionBack() throws IOException {
        Socket client = connect();
        proxy.toServer().delay(Duration.ofMillis(120));
        proxy.toClient().delay(Duration.ofMillis(60), Duration.ofMillis(30));

        long start = System.nanoTime();
        send(client, "x");
        receive(client, 1);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(180));
    }

    @Test
    void jitterNeverReordersBytes() throws IOException {
        Socket client = connect();
        proxy.toServer().delay(Duration.ZERO, Duration.ofMillis(5));
        proxy.toClient().delay(Duration.ZERO, Duration.ofMillis(5));
        StringBuilder sent = new StringBuilder();

        for (int i = 0; i < 200; i++) {
            String word = i + " ";
            sent.append(word);
            send(client, word);
        }

        assertThat(receive(client, sent.length())).isEqualTo(sent.toString());
    }

    @Test
    void aThrottleLetsSoManyBytesASecondPass() throws IOException {
        Socket client = connect();
        proxy.toServer().throttle(20_000);

        long start = System.nanoTime();
        send(client, "x".repeat(10_000));
        receive(client, 10_000);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(10));
    }

    @Test
    void slicesOfOneByteArriveWhole() throws IOException {
        Socket client = connect();
        proxy.toServer().slice(1);
        proxy.toClient().slice(1);
        String text = "Grüße ".repeat(100);
        int bytes = text.getBytes(UTF_8).length;

        send(client, text);

        assertThat(receive(client, bytes)).isEqualTo(text);
        assertThat(proxy.toServer().writes()).isEqualTo(bytes);
    }

    @Test
    void aResetIsSeenAsAResetOnBothSides() throws IOException {
        Socket client = connect();
        send(client, "x");
        receive(client, 1);

        proxy.resetConnections();

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read());
        await().until(() -> echo.resets() == 1);
        assertThat(proxy.openConnections()).isZero();
    }

    @Test
    void aCloseIsSeenAsAnEndOnBothSides() throws IOException {
        Socket client = connect();
        send(client, "x");
        receive(client, 1);

        proxy.closeConnections();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await().until(() -> echo.ends() == 1);
    }

    @Test
    void aHalfOpenConnectionTakesEveryWriteAndStaysSilent() throws IOException {
        Socket client = connect();
        send(client, "x");
        receive(client, 1);
        proxy.halfOpen();
        String lost = "y".repeat(300_000);

        send(client, lost);

        client.setSoTimeout(200);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> client.getInputStream().read());
        await().until(() -> proxy.toServer().swallowedBytes() == 300_000);
        assertThat(echo.received()).isEqualTo(1);
        assertThat(proxy.openConnections()).isEqualTo(1);
    }

    @Test
    void theEndOfAHalfOpenConnectionIsNotHeardOnTheOtherSide() throws IOException {
        Socket client = connect();
        send(client, "x");
        receive(client, 1);
        proxy.halfOpen();

        client.setSoLinger(true, 0);
        client.close();

        await().during(Duration.ofMillis(200)).until(() -> echo.ends() + echo.resets() == 0);
        proxy.heal();
        await().until(() -> echo.resets() == 1);
    }

    @Test
    void aConnectionThatLostBytesIsResetWhenTheNetworkHeals() throws IOException {
        Socket torn = connect();
        Socket whole = connect();
        send(whole, "x");
        receive(whole, 1);
        proxy.halfOpen();
        send(torn, "lost");
        await().until(() -> proxy.toServer().swallowedBytes() == 4);

        proxy.heal();

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> torn.getInputStream().read());
        send(whole, "goes on");
        assertThat(receive(whole, 7)).isEqualTo("goes on");
    }

    @Test
    void refusedConnectionsAreRefusedByTheSystemAndThePortComesBack() throws IOException {
        Socket old = connect();
        send(old, "a");
        receive(old, 1);

        proxy.refuseConnections();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        send(old, "still here");
        assertThat(receive(old, 10)).isEqualTo("still here");

        proxy.acceptConnections();
        Socket fresh = connect();
        send(fresh, "back");
        assertThat(receive(fresh, 4)).isEqualTo("back");
    }

    @Test
    void aCutComesAfterExactlySoManyBytes() throws IOException {
        Socket client = connect();
        proxy.toServer().cutAfter(1_000);

        send(client, "x".repeat(5_000));

        await().until(() -> proxy.openConnections() == 0);
        assertThat(proxy.toServer().passedBytes()).isEqualTo(1_000);
        Socket next = connect();
        send(next, "y".repeat(2_000));
        assertThat(receive(next, 2_000)).hasSize(2_000);
    }

    @Test
    void aPausedDirectionKeepsItsBytesWhileTheOtherFlows() throws IOException {
        Socket client = connect();
        proxy.toClient().pause();

        send(client, "held");
        await().until(() -> echo.received() == 4);
        client.setSoTimeout(150);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> client.getInputStream().read());
        proxy.toClient().resume();

        client.setSoTimeout(10_000);
        assertThat(receive(client, 4)).isEqualTo("held");
    }

    @Test
    void aPauseIsSoonFeltByTheSender() throws IOException {
        Socket client = connect();
        proxy.toServer().pause();
        AtomicLong sent = new AtomicLong();
        Thread sender = Thread.ofVirtual().start(() -> sendForEver(client, sent));

        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(10)).until(new Standstill(sent)::reached);

        assertThat(sent.get()).isBetween(1L, 8_000_000L);
        client.close();
        await().until(() -> !sender.isAlive());
    }

    @Test
    void aServerThatRestartsElsewhereIsFoundAgain() throws IOException {
        Socket before = connect();
        send(before, "x");
        receive(before, 1);
        echo.close();
        try (Socket taken = new Socket()) {
            // nobody else on this machine gets the port meanwhile, and nobody listens at it
            taken.setReuseAddress(true);
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port()));
            assertThatNobodyAnswers();
        }

        try (Echo restarted = new Echo()) {
            proxy.retarget(restarted.port());
            Socket client = connect();
            send(client, "again");

            assertThat(receive(client, 5)).isEqualTo("again");
            assertThat(restarted.received()).isEqualTo(5);
        }
    }

    @Test
    void closingEndsEveryConnectionWhateverItsFault() throws IOException {
        Socket paused = connect();
        send(paused, "x");
        receive(paused, 1);
        proxy.toServer().pause();
        proxy.halfOpen();
        send(paused, "y");

        proxy.close();

        assertThat(proxy.openConnections()).isZero();
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> paused.getInputStream().read());
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        proxy.close();
    }

    private void assertThatNobodyAnswers() throws IOException {
        Socket client = connect();
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read());
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String receive(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), UTF_8);
    }

    private static void sendForEver(Socket socket, AtomicLong sent) {
        byte[] bytes = new byte[10_000];
        try {
            while (true) {
                socket.getOutputStream().write(bytes);
                sent.addAndGet(bytes.length);
            }
        } catch (IOException e) {
            // The test has seen enough and closed the socket.
        }
    }

    /// True as long as a number that has begun to grow does not grow any more.
    private static final class Standstill {
        private final AtomicLong number;
        private long last = -1;

        Standstill(AtomicLong number) {
            this.number = number;
        }

        boolean reached() {
            long now = number.get();
            boolean still = now == last && now > 0;
            last = now;
            return still;
        }
    }
}

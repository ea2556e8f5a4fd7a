package pitwall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.agent.CarTransport;
import pitwall.simulator.car.NetworkReach;

final class NetworkSwitchTest {
    private static final URI LINK = URI.create("ws://127.0.0.1/");

    private final List<String> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final NetworkSwitch modem = new NetworkSwitch((link, listener) -> {
        socket = listener;
        return new Wire();
    });
    private CarTransport.@Nullable Listener socket;
    private boolean socketAborted;

    @Test
    void withANetworkEverythingPasses() {
        CarTransport.Session session = modem.open(LINK, new Ear());

        session.send("up");
        fromServer("down");

        assertThat(sent).containsExactly("up");
        assertThat(heard).containsExactly("down");
    }

    @Test
    void withoutANetworkTheSocketBreaksAndNoOtherOpens() {
        modem.open(LINK, new Ear());

        modem.set(new NetworkReach.Closed(10));
        modem.open(LINK, new Ear());

        assertThat(socketAborted).isTrue();
        assertThat(heard).containsExactly("closed", "closed");
    }

    @Test
    void inAHoleOfTheCoverageNothingPassesAndTheServerKeepsItsSocket() {
        CarTransport.Session session = modem.open(LINK, new Ear());

        modem.set(new NetworkReach.Silent(10));
        session.send("up");
        fromServer("down");
        session.abort();

        assertThat(sent).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(socketAborted).isFalse();

        modem.set(new NetworkReach.Up());
        assertThat(socketAborted).isTrue();
    }

    private void fromServer(String text) {
        CarTransport.Listener listener = socket;
        if (listener != null) {
            listener.received(text);
        }
    }

    private final class Wire implements CarTransport.Session {
        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void ping() {}

        @Override
        public int backlog() {
            return 0;
        }

        @Override
        public void close(int code, String reason) {}

        @Override
        public void abort() {
            socketAborted = true;
        }
    }

    private final class Ear implements CarTransport.Listener {
        @Override
        public void opened() {}

        @Override
        public void received(String text) {
            heard.add(text);
        }

        @Override
        public void ponged() {}

        @Override
        public void closed(int code, String reason) {
            heard.add("closed");
        }
    }
}

package pitwall.simulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import pitwall.agent.CarTransport;
import pitwall.simulator.car.NetworkReach;

/// The modem of a simulated car. Without a network its socket breaks at once; in a hole of the coverage the
/// socket stays open on both sides and nothing passes, not even the end of it.
///
/// [#set] and everything the link calls belong to the thread of the cars; what a socket tells comes on any
/// thread and is let through only while the network is up.
final class NetworkSwitch implements CarTransport {
    private final CarTransport transport;
    private final List<SwitchedSession> unheard = new ArrayList<>();
    private volatile NetworkReach reach = new NetworkReach.Up();
    private @Nullable SwitchedSession current;

    NetworkSwitch(CarTransport transport) {
        this.transport = transport;
    }

    void set(NetworkReach next) {
        NetworkReach before = reach;
        reach = next;
        switch (next) {
            case NetworkReach.Up() -> {
                if (!(before instanceof NetworkReach.Up)) {
                    endUnheard();
                }
            }
            case NetworkReach.Closed closed -> {
                if (!(before instanceof NetworkReach.Closed)) {
                    breakCurrent();
                }
            }
            case NetworkReach.Silent silent -> {}
        }
    }

    @Override
    public Session open(URI link, Listener listener) {
        SwitchedSession session = new SwitchedSession(listener);
        current = session;
        switch (reach) {
            case NetworkReach.Up() -> session.through = transport.open(link, session);
            case NetworkReach.Closed closed -> session.closed(BROKEN, "no network");
            case NetworkReach.Silent silent -> {}
        }
        return session;
    }

    private void breakCurrent() {
        SwitchedSession broken = current;
        current = null;
        if (broken != null) {
            broken.cut();
        }
        endUnheard();
    }

    private void endUnheard() {
        unheard.forEach(SwitchedSession::cut);
        unheard.clear();
    }

    boolean isUp() {
        return reach instanceof NetworkReach.Up;
    }

    private final class SwitchedSession implements Session, Listener {
        private final Listener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private @Nullable Session through;

        SwitchedSession(Listener listener) {
            this.listener = listener;
        }

        /// Breaks the real socket; the link is told once.
        void cut() {
            Session socket = through;
            if (socket != null) {
                socket.abort();
            }
            closed(BROKEN, "the network is gone");
        }

        @Override
        public void send(String text) {
            Session socket = through;
            if (socket != null && isUp()) {
                socket.send(text);
            }
        }

        @Override
        public void ping() {
            Session socket = through;
            if (socket != null && isUp()) {
                socket.ping();
            }
        }

        @Override
        public int backlog() {
            Session socket = through;
            return socket == null ? 0 : socket.backlog();
        }

        @Override
        public void close(int code, String reason) {
            Session socket = through;
            if (socket != null && isUp()) {
                socket.close(code, reason);
            } else {
                abort();
            }
        }

        @Override
        public void abort() {
            over.set(true);
            Session socket = through;
            if (socket == null) {
                return;
            }
            if (isUp()) {
                socket.abort();
            } else {
                unheard.add(this);
            }
        }

        @Override
        public void opened() {
            if (isUp()) {
                listener.opened();
            }
        }

        @Override
        public void received(String text) {
            if (isUp()) {
                listener.received(text);
            }
        }

        @Override
        public void ponged() {
            if (isUp()) {
                listener.ponged();
            }
        }

        @Override
        public void closed(int code, String reason) {
            if (over.compareAndSet(false, true)) {
                listener.closed(code, reason);
            }
        }
    }
}

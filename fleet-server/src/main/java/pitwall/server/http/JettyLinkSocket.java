package pitwall.server.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import pitwall.server.link.LinkSocket;

/// Sends to a car, one frame after the other, without waiting. Thread-safe. A car that leaves [#MAX_WAITING]
/// frames unread is cut off.
final class JettyLinkSocket implements LinkSocket {
    private static final int MAX_WAITING = 256;

    private final Session session;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    JettyLinkSocket(Session session) {
        this.session = session;
    }

    @Override
    public void send(String text) {
        enqueue(() -> session.sendText(text, Callback.from(this::next, failure -> drop())));
    }

    @Override
    public void close(int code, String reason) {
        enqueue(() -> session.close(code, reason, Callback.NOOP));
    }

    private void enqueue(Runnable step) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            if (waiting.size() >= MAX_WAITING) {
                drop();
                return;
            }
            if (busy) {
                waiting.add(step);
                return;
            }
            busy = true;
        }
        step.run();
    }

    private void next() {
        Runnable step;
        synchronized (waiting) {
            step = waiting.poll();
            busy = step != null;
        }
        if (step != null) {
            step.run();
        }
    }

    private void drop() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
        session.disconnect();
    }
}

package pitwall.agent;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Protocol;

/// One WebSocket of the JDK with what it lacks: a queue, since it takes only one frame at a time, and an end
/// that is told once however it comes. Thread-safe.
final class JdkCarSession implements CarTransport.Session, WebSocket.Listener {
    private static final int MOST_QUEUED = 256;

    private final CarTransport.Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Function<WebSocket, CompletableFuture<WebSocket>>> queue = new ArrayDeque<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private boolean sending;
    private boolean over;

    JdkCarSession(CarTransport.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void send(String text) {
        enqueue(open -> open.sendText(text, true));
    }

    @Override
    public void ping() {
        enqueue(open -> open.sendPing(ByteBuffer.allocate(0)));
    }

    @Override
    public int backlog() {
        lock.lock();
        try {
            return queue.size() + (sending ? 1 : 0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close(int code, String reason) {
        // The JDK refuses to send the codes a browser may not send either.
        int sendable = code >= 3000 ? code : WebSocket.NORMAL_CLOSURE;
        enqueue(open -> open.sendClose(sendable, reason).whenComplete((done, failure) -> {
            if (failure != null) {
                open.abort();
            }
        }));
    }

    @Override
    public void abort() {
        if (end()) {
            abortSocket(CarTransport.BROKEN);
            listener.closed(CarTransport.BROKEN, "ended here");
        }
    }

    void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        finish(CarTransport.BROKEN, String.valueOf(cause.getMessage()));
    }

    @Override
    public void onOpen(WebSocket opened) {
        boolean late;
        lock.lock();
        try {
            socket = opened;
            late = over;
        } finally {
            lock.unlock();
        }
        if (late) {
            opened.abort();
            return;
        }
        listener.opened();
        opened.request(1);
        sendNext();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() > Protocol.MAX_CLIENT_FRAME) {
            from.abort();
            finish(CarTransport.BROKEN, "the server sent a frame that is too large");
            return null;
        }
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            listener.received(text);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        listener.ponged();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        finish(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        failed(error);
    }

    private void enqueue(Function<WebSocket, CompletableFuture<WebSocket>> send) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            if (queue.size() == MOST_QUEUED) {
                throw new IllegalStateException("the link hands over faster than its socket sends");
            }
            queue.addLast(send);
        } finally {
            lock.unlock();
        }
        sendNext();
    }

    private void sendNext() {
        Function<WebSocket, CompletableFuture<WebSocket>> next;
        WebSocket open;
        lock.lock();
        try {
            open = socket;
            if (sending || open == null || over) {
                return;
            }
            next = queue.pollFirst();
            if (next == null) {
                return;
            }
            sending = true;
        } finally {
            lock.unlock();
        }
        CompletableFuture<WebSocket> unused = next.apply(open).whenComplete((done, failure) -> sent(failure));
    }

    private void sent(@Nullable Throwable failure) {
        lock.lock();
        try {
            sending = false;
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            failed(failure);
        } else {
            sendNext();
        }
    }

    /// Ends the session once: whoever comes first says how, and the link hears of it unless it said so itself.
    private boolean end() {
        lock.lock();
        try {
            boolean first = !over;
            over = true;
            queue.clear();
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void finish(int code, String reason) {
        if (end()) {
            abortSocket(code);
            listener.closed(code, reason);
        }
    }

    private void abortSocket(int code) {
        WebSocket open = socket();
        if (open != null && code == CarTransport.BROKEN) {
            open.abort();
        }
    }

    private @Nullable WebSocket socket() {
        lock.lock();
        try {
            return socket;
        } finally {
            lock.unlock();
        }
    }
}

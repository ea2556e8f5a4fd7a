package pitwall.server.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import pitwall.server.stream.ConsoleSocket;

/// Sends to a console and waits, on the console's own virtual thread.
final class JettyConsoleSocket implements ConsoleSocket {
    private final Session session;

    JettyConsoleSocket(Session session) {
        this.session = session;
    }

    @Override
    public void send(String text) throws IOException, InterruptedException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        session.sendText(text, Callback.from(() -> done.complete(null), done::completeExceptionally));
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException("the connection is gone", e.getCause());
        }
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void cut() {
        session.disconnect();
    }
}

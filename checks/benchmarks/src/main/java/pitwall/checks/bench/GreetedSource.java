package pitwall.checks.bench;

import java.util.function.Consumer;
import pitwall.client.EventSource;
import pitwall.client.LinkEvent;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;

/// Notes when a console said hello.
final class GreetedSource implements EventSource {
    private final EventSource source;
    private volatile long helloNanos;

    GreetedSource(EventSource source) {
        this.source = source;
    }

    /// [System#nanoTime] of the last hello.
    long helloNanos() {
        return helloNanos;
    }

    @Override
    public void open(long connection, Consumer<LinkEvent> events) {
        source.open(connection, events);
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        if (message.frame() instanceof ClientFrame.Hello) {
            helloNanos = System.nanoTime();
        }
        source.send(message);
    }

    @Override
    public void close() {
        source.close();
    }
}

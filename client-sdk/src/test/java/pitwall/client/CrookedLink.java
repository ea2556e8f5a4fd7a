package pitwall.client;

import java.util.function.Consumer;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;

/// A line over which the console behind it makes one mistake. Belongs to one thread, like the link before it.
final class CrookedLink implements EventSource {
    private final ScriptedLink link;
    private final ClientBug bug;
    private final FrameCodec codec = new FrameCodec();
    private long n;
    private long applied;

    CrookedLink(ScriptedLink link, ClientBug bug) {
        this.link = link;
        this.bug = bug;
    }

    @Override
    public void open(long connection, Consumer<LinkEvent> events) {
        n = 0;
        link.open(
                connection,
                event -> events.accept(
                        event instanceof LinkEvent.Arrived(long number, var at, String text)
                                ? new LinkEvent.Arrived(number, at, heard(text))
                                : event));
    }

    @Override
    public void send(Envelope<ClientFrame> message) {
        link.send(new Envelope<>(message.n(), message.ts(), message.correlation(), asked(message.frame())));
    }

    @Override
    public void close() {
        link.close();
    }

    private String heard(String text) {
        Envelope<ServerFrame> message;
        try {
            message = codec.readServer(text);
        } catch (BadFrameException e) {
            throw new IllegalStateException("the script sends no bad frames", e);
        }
        n++;
        return codec.encode(new Envelope<>(
                bug.countsMessages() ? message.n() : n, message.ts(), message.correlation(), heard(message.frame())));
    }

    private ServerFrame heard(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Batch batch -> {
                ServerFrame.Batch changed = bug.hears(batch, applied);
                applied = changed.seq();
                yield changed;
            }
            case ServerFrame.SnapshotPart part -> {
                ServerFrame.SnapshotPart changed = bug.hears(part);
                applied = changed.seq();
                yield changed;
            }
            case ServerFrame.Welcome same -> same;
            case ServerFrame.Resync same -> same;
            case ServerFrame.Heartbeat same -> same;
            case ServerFrame.LogTail same -> same;
            case ServerFrame.Pong same -> same;
            case ServerFrame.Refusal same -> same;
        };
    }

    private ClientFrame asked(ClientFrame frame) {
        if (frame instanceof ClientFrame.Hello hello && hello.resume() != null) {
            ClientFrame.Resume resume = bug.asks(hello.resume(), link.epoch());
            return new ClientFrame.Hello(hello.client(), resume, hello.topics(), hello.query());
        }
        return frame;
    }
}

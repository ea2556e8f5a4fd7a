package pitwall.checks.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;
import pitwall.protocol.Topic;

/// A console that only counts: a bare WebSocket, so that hundreds fit into one program. It may stop reading after a
/// number of messages; the socket stays open.
final class ReaderConnection implements WebSocket.Listener {
    private static final String BATCH = "\"type\":\"batch\"";
    private static final String HEARD = "\"heard\":\"";
    /// The type stands in the first characters of a frame.
    private static final int HEAD = 100;

    private final ReaderTally tally;
    private final int messages;
    private final StringBuilder text = new StringBuilder();
    private int seen;

    private ReaderConnection(ReaderTally tally, int messages) {
        this.tally = tally;
        this.messages = messages;
    }

    /// @param messages after which it stops reading; 0 for never
    static void open(HttpClient client, URI server, String token, FrameCodec codec, ReaderTally tally, int messages) {
        URI stream = URI.create("ws://" + server.getRawAuthority() + "/api/v1/stream");
        ReaderConnection reader = new ReaderConnection(tally, messages);
        WebSocket socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols(Protocol.SUBPROTOCOL)
                .buildAsync(stream, reader)
                .join();
        ClientFrame hello = new ClientFrame.Hello("benchmark", null, Set.of(Topic.CARS), null);
        socket.sendText(codec.encode(new Envelope<>(1, tally.now(), null, hello)), true)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            seen++;
            taken();
            text.setLength(0);
        }
        if (messages == 0 || seen < messages) {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        tally.closed();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        tally.closed();
    }

    private void taken() {
        String head = text.substring(0, Math.min(HEAD, text.length()));
        if (!head.contains(BATCH)) {
            return;
        }
        int heard = text.indexOf(HEARD);
        if (heard >= 0) {
            int begin = heard + HEARD.length();
            tally.batch(text.length(), Instant.parse(text.substring(begin, text.indexOf("\"", begin))));
        }
    }
}

package pitwall.checks.e2e.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A WebSocket made of bytes, so that it can break every rule of the protocol. What comes back is read on a virtual
/// thread; sending belongs to one thread.
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /// How the server ended the connection.
    ///
    /// @param code of its close frame; 1006 where none came
    /// @param lastText the last message before
    record Ending(int code, String lastText) {}

    /// Opens a WebSocket without saying anything on it.
    RawSocket(URI server, String path, Optional<String> token) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: pitwall.v1.json"
                + token.map(each -> "\r\nAuthorization: Bearer " + each).orElse("") + "\r\n\r\n";
        write(request.getBytes(ISO_8859_1));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String answer = head(in);
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException(answer);
        }
        Thread.ofVirtual().name("raw-socket").start(() -> read(in));
    }

    /// A whole frame as a decent client would send it.
    void frame(boolean last, int opcode, byte[] payload) {
        frame(last ? FIN | opcode : opcode, payload.length, payload, true);
    }

    void text(String text) {
        frame(true, TEXT, text.getBytes(UTF_8));
    }

    /// A frame of any kind.
    ///
    /// @param first the first byte: end mark, reserved bits and opcode
    /// @param length what the header promises, which may be more than comes
    void frame(int first, long length, byte[] payload, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 14);
        out.write(first);
        int mark = masked ? MASKED : 0;
        if (length < 126) {
            out.write(mark | (int) length);
        } else {
            boolean wide = length > 0xFFFF;
            out.write(mark | (wide ? 127 : 126));
            for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
                out.write((int) (length >>> shift) & 0xFF);
            }
        }
        if (masked) {
            out.writeBytes(MASK);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ MASK[i % MASK.length] : payload[i]);
        }
        try {
            write(out.toByteArray());
        } catch (IOException e) {
            // The server does not listen any more; how it ended is what matters.
            ending.completeOnTimeout(new Ending(1006, "no close frame: " + e.getMessage()), 1, TimeUnit.SECONDS);
        }
    }

    boolean isOver() {
        return ending.isDone();
    }

    /// How it ended; fails after ten seconds.
    Ending ending() {
        return ending.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private void read(DataInputStream in) {
        String text = "";
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                byte[] payload = new byte[length(in)];
                in.readFully(payload);
                if (opcode == CLOSE) {
                    ending.complete(new Ending(code(payload), text));
                    return;
                }
                text = opcode == TEXT ? new String(payload, UTF_8) : text;
            }
        } catch (IOException e) {
            ending.complete(new Ending(1006, text + " then " + e));
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7F;
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    private static int code(byte[] payload) {
        return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

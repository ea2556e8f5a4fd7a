package pitwall.client.rest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// A part of a file as the body of a request; says how far it is while it is sent.
final class FilePiece extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final long from;
    private final long length;
    private final LongConsumer sent;

    /// @param sent is told, after each part, at which byte of the file the sending is
    FilePiece(Path file, long from, long length, LongConsumer sent) {
        this.file = file;
        this.from = from;
        this.length = length;
        this.sent = sent;
    }

    @Override
    public @Nullable MediaType contentType() {
        return BYTES;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel channel = FileChannel.open(file)) {
            long at = from;
            long end = from + length;
            while (at < end) {
                chunk.clear().limit((int) Math.min(CHUNK, end - at));
                int read = channel.read(chunk, at);
                if (read < 0) {
                    throw new IOException("the file became shorter while it was sent");
                }
                sink.write(chunk.flip());
                at += read;
                sent.accept(at);
            }
        }
    }
}

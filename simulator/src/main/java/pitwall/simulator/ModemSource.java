package pitwall.simulator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.ReleaseSource;

/// Pulls through the car's own modem: without a network nothing comes, also in the middle of a file; a slow one
/// takes its time, and a bad one spoils what comes. Thread-safe.
final class ModemSource implements ReleaseSource {
    private static final int SLOW_PIECE = 4 * 1024;

    private final NetworkSwitch modem;
    private final ReleaseSource server;
    private final Fates fates;

    ModemSource(NetworkSwitch modem, ReleaseSource server, Fates fates) {
        this.modem = modem;
        this.server = server;
        this.fates = fates;
    }

    @Override
    public Answer open(String path, long from, String token) throws IOException {
        check();
        return switch (server.open(path, from, token)) {
            case Answer.Bytes(InputStream in, long offset) ->
                new Answer.Bytes(new Line(in, fates.spoils(path)), offset);
            case Answer.AccessRefused refused -> refused;
            case Answer.Missing missing -> missing;
            case Answer.Unavailable unavailable -> unavailable;
        };
    }

    @Override
    public ReleaseSource within(@Nullable String traceparent) {
        return traceparent == null ? this : new ModemSource(modem, server.within(traceparent), fates);
    }

    private void check() throws IOException {
        if (!modem.isUp()) {
            throw new IOException("the car has no network");
        }
    }

    private final class Line extends FilterInputStream {
        private final boolean spoils;

        Line(InputStream in, boolean spoils) {
            super(in);
            this.spoils = spoils;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check();
            int most = fates.bytesPerSecond() > 0 ? Math.min(length, SLOW_PIECE) : length;
            int count = super.read(bytes, offset, most);
            if (count > 0) {
                pace(count);
                bytes[offset] ^= (byte) (spoils ? 1 : 0);
            }
            return count;
        }

        /// On a thread of its own pull, which nobody else needs.
        private void pace(int count) throws IOException {
            long bytesPerSecond = fates.bytesPerSecond();
            long until = System.nanoTime() + (bytesPerSecond == 0 ? 0 : count * 1_000_000_000L / bytesPerSecond);
            while (bytesPerSecond > 0 && System.nanoTime() - until < 0) {
                LockSupport.parkNanos(until - System.nanoTime());
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the fleet has stopped");
                }
                check();
            }
        }
    }
}

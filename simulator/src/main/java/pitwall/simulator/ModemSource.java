package pitwall.simulator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import pitwall.agent.update.ReleaseSource;

/// Pulls through the car's own modem: without a network nothing comes, also in the middle of a file. Thread-safe.
final class ModemSource implements ReleaseSource {
    private final NetworkSwitch modem;
    private final ReleaseSource server;

    ModemSource(NetworkSwitch modem, ReleaseSource server) {
        this.modem = modem;
        this.server = server;
    }

    @Override
    public Answer open(String path, long from, String token) throws IOException {
        check();
        return switch (server.open(path, from, token)) {
            case Answer.Bytes(InputStream in, long offset) -> new Answer.Bytes(new Guarded(in), offset);
            case Answer.AccessRefused refused -> refused;
            case Answer.Missing missing -> missing;
            case Answer.Unavailable unavailable -> unavailable;
        };
    }

    private void check() throws IOException {
        if (!modem.isUp()) {
            throw new IOException("the car has no network");
        }
    }

    private final class Guarded extends FilterInputStream {
        Guarded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check();
            return super.read(bytes, offset, length);
        }
    }
}

package pitwall.checks.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import pitwall.agent.CarIdentity;
import pitwall.agent.CarTransport;
import pitwall.agent.update.ReleaseFacts;
import pitwall.agent.update.ReleaseSource;
import pitwall.agent.update.ReleaseSource.Answer;
import pitwall.agent.update.UpdateReasons;
import pitwall.agent.update.Verification;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Release;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.UpdateReport;

/// Everything between the cars and the server: connections, downloads, what is signed.
final class CarStation {
    private static final FrameCodec CODEC = new FrameCodec();
    private static final CarIdentity IDENTITY = QuickSignatures.identity();

    private final World world;
    private final Parts parts;
    private final ServerNode server;
    private final Release release;
    private final Map<CarId, Pipe> pipes = new HashMap<>();

    CarStation(World world, Parts parts, ServerNode server, Release release) {
        this.world = world;
        this.parts = parts;
        this.server = server;
        this.release = release;
    }

    FrameCodec codec() {
        return CODEC;
    }

    CarIdentity identity() {
        return IDENTITY;
    }

    CarTransport.Session open(CarNode car, CarTransport.Listener listener) {
        Pipe pipe = new Pipe(
                world,
                car.weather,
                new Pipe.End(text -> receive(car, listener, text), code -> listener.closed(code, "")));
        pipes.put(car.id(), pipe);
        world.in(20 + world.random(300), () -> {
            if (!pipe.isClear()) {
                return;
            }
            if (server.isUp()) {
                listener.opened();
                server.cars().open(car.id(), pipe);
            } else {
                pipe.breakOff();
            }
        });
        return new Session(car, pipe, listener, new Liar(world));
    }

    private void receive(CarNode car, CarTransport.Listener listener, String text) {
        if (!parts.isTampering() && !text.contains("\"desired\"")) {
            listener.received(text);
            return;
        }
        try {
            Envelope<CarServerFrame> message = CODEC.readCarServer(text);
            if (!parts.isTampering()) {
                heard(car, message.frame());
                listener.received(text);
                return;
            }
            for (CarServerFrame frame : parts.heardByCar(message.frame())) {
                heard(car, message.frame());
                listener.received(
                        CODEC.encode(new Envelope<>(message.n(), message.ts(), message.correlation(), frame)));
            }
        } catch (BadFrameException e) {
            throw new IllegalStateException("the server sent what nobody can read: " + text, e);
        }
    }

    private static void heard(CarNode car, CarServerFrame frame) {
        if (frame instanceof CarServerFrame.Desired desired) {
            car.told(desired);
        }
    }

    /// A car lost its power: its end of the connection says nothing any more.
    void lost(CarNode car) {
        Pipe pipe = pipes.remove(car.id());
        if (pipe != null) {
            pipe.closeFromNear();
        }
    }

    /// The connection of a car breaks.
    void breakLink(CarNode car) {
        Pipe pipe = pipes.get(car.id());
        if (pipe != null) {
            pipe.breakOff();
        }
    }

    private record Session(CarNode car, Pipe pipe, CarTransport.Listener listener, Liar liar)
            implements CarTransport.Session {
        @Override
        public void send(String text) {
            if (text.contains(ReasonCode.WITHDRAWN.code())) {
                heard(text);
            }
            pipe.up(liar.instead(text, car));
        }

        private void heard(String text) {
            try {
                if (CODEC.readCar(text).frame() instanceof CarFrame.Event event) {
                    UpdateReport.of(event)
                            .filter(report -> ReasonCode.WITHDRAWN.equals(event.reason()))
                            .ifPresent(report -> car.record().drops(report.intent()));
                }
            } catch (BadFrameException e) {
                throw new IllegalStateException("a car sent what nobody can read: " + text, e);
            }
        }

        @Override
        public void ping() {
            if (pipe.isClear()) {
                listener.ponged();
            }
        }

        @Override
        public int backlog() {
            return 0;
        }

        @Override
        public void close(int code, String reason) {
            pipe.closeFromNear();
        }

        @Override
        public void abort() {
            pipe.closeFromNear();
        }
    }

    /// Where a car pulls from.
    ReleaseSource shop(CarNode car) {
        return (path, from, token) -> {
            if (!car.weather.isClear() || !server.isUp()) {
                throw new IOException("nobody answers");
            }
            for (Stock stock : Stock.values()) {
                if (stock.path().equals(path)) {
                    return new Answer.Bytes(bytes(stock, (int) from), from);
                }
            }
            return new Answer.Missing();
        };
    }

    private InputStream bytes(Stock stock, int from) {
        byte[] all = stock.bytes();
        if (world.happens(Fault.PULLS_BREAK, 2)) {
            int end = from + world.random(all.length - from + 1);
            return new BrokenStream(all, from, end - from);
        }
        return new ByteArrayInputStream(all, from, all.length - from);
    }

    /// What the signed metadata says.
    Verification verify(String version) {
        return Stock.find(version)
                .<Verification>map(stock -> new Verification.Trusted(facts(stock)))
                .orElseGet(() -> new Verification.Refused(UpdateReasons.ARTIFACT_MISSING, "Nobody signed it."));
    }

    private ReleaseFacts facts(Stock stock) {
        boolean rolled = stock.version().equals(release.version());
        return new ReleaseFacts(
                stock.version(),
                stock.digest(),
                stock.bytes().length,
                stock.counter(),
                rolled ? release.models() : Set.of(),
                rolled ? release.hardware() : Set.of(),
                rolled ? release.fromVersions() : Set.of(),
                rolled ? release.minimumBatteryPercent() : 0,
                rolled ? release.minimumAgent() : null);
    }

    /// Ends in the middle.
    private static final class BrokenStream extends InputStream {
        private final byte[] bytes;
        private final int end;
        private int at;

        BrokenStream(byte[] bytes, int from, int count) {
            this.bytes = bytes;
            this.at = from;
            this.end = from + count;
        }

        @Override
        public int read() throws IOException {
            if (at == end) {
                throw new IOException("the line is cut");
            }
            return bytes[at++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == end && length > 0) {
                throw new IOException("the line is cut");
            }
            int count = Math.min(length, end - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count;
        }
    }
}

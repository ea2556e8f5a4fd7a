package pitwall.simulator;

import java.net.URI;
import pitwall.agent.CarTransport;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;

/// The link of a car that claims: it says `ready` like any other, but the build that its state names is not the
/// one that was wanted. Thread-safe.
final class ClaimingLink implements CarTransport {
    private final CarTransport transport;
    private final Fates fates;
    private final FrameCodec codec;

    ClaimingLink(CarTransport transport, Fates fates, FrameCodec codec) {
        this.transport = transport;
        this.fates = fates;
        this.codec = codec;
    }

    @Override
    public Session open(URI link, Listener listener) {
        return new ClaimingSession(transport.open(link, listener));
    }

    private String claimed(String text) {
        try {
            Envelope<CarFrame> said = codec.readCar(text);
            if (said.frame() instanceof CarFrame.State state && state.software() != null) {
                CarFrame.Software software = state.software();
                return fates.claims(software.version()) ? codec.encode(with(said, state, another(software))) : text;
            }
            return text;
        } catch (BadFrameException e) {
            throw new IllegalStateException("an agent wrote a frame that cannot be read", e);
        }
    }

    private static Envelope<CarFrame> with(Envelope<CarFrame> said, CarFrame.State state, CarFrame.Software software) {
        CarFrame frame = new CarFrame.State(state.seq(), state.at(), state.condition(), state.readings(), software);
        return new Envelope<>(said.n(), said.ts(), said.correlation(), frame);
    }

    private static CarFrame.Software another(CarFrame.Software software) {
        String digest = new StringBuilder(software.digest()).reverse().toString();
        return new CarFrame.Software(
                software.version(),
                digest,
                software.slot(),
                software.counter(),
                software.generation(),
                software.confirmed(),
                software.previous(),
                software.hardware(),
                software.agent());
    }

    private final class ClaimingSession implements Session {
        private final Session session;

        ClaimingSession(Session session) {
            this.session = session;
        }

        @Override
        public void send(String text) {
            session.send(claimed(text));
        }

        @Override
        public void ping() {
            session.ping();
        }

        @Override
        public int backlog() {
            return session.backlog();
        }

        @Override
        public void close(int code, String reason) {
            session.close(code, reason);
        }

        @Override
        public void abort() {
            session.abort();
        }
    }
}

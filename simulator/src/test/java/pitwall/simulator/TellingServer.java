package pitwall.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.agent.CarTransport;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.testing.SteppedClock;

/// The server's end of one car's link in memory: lets the car in, tells it what it shall run at every
/// connection, and remembers what it says.
final class TellingServer implements CarTransport {
    private final SteppedClock clock;
    private final FrameCodec codec = new FrameCodec();
    private final List<CarFrame> heard = new ArrayList<>();
    private @Nullable Line line;
    private CarServerFrame.@Nullable Desired wanted;

    TellingServer(SteppedClock clock) {
        this.clock = clock;
    }

    void want(CarServerFrame.Desired desired) {
        wanted = desired;
        if (line != null) {
            line.say(desired);
        }
    }

    CarFrame.State latest() {
        return heard.stream()
                .filter(CarFrame.State.class::isInstance)
                .map(CarFrame.State.class::cast)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    List<String> events() {
        return heard.stream()
                .filter(CarFrame.Event.class::isInstance)
                .distinct()
                .map(frame -> ((CarFrame.Event) frame).kind())
                .toList();
    }

    List<Motion> motionsWhileApplying() {
        return heard.stream()
                .filter(CarFrame.State.class::isInstance)
                .map(frame -> ((CarFrame.State) frame).condition())
                .filter(condition -> condition.convergence() == Convergence.APPLYING)
                .map(CarFrame.Condition::motion)
                .toList();
    }

    /// Answers as a socket does whose peer lives.
    void stayAlive() {
        if (line != null) {
            line.listener.ponged();
        }
    }

    @Override
    public Session open(URI link, Listener listener) {
        Line fresh = new Line(listener);
        line = fresh;
        fresh.say(new CarServerFrame.Challenge("nonce"));
        return fresh;
    }

    private final class Line implements Session {
        private final Listener listener;
        private long sent;

        Line(Listener listener) {
            this.listener = listener;
        }

        void say(CarServerFrame frame) {
            listener.received(codec.encode(new Envelope<>(++sent, clock.instant(), null, frame)));
        }

        @Override
        public void send(String text) {
            try {
                CarFrame frame = codec.readCar(text).frame();
                heard.add(frame);
                if (frame instanceof CarFrame.Hello) {
                    say(new CarServerFrame.Accepted(clock.instant(), Duration.ofSeconds(5), 0));
                    if (wanted != null) {
                        say(Objects.requireNonNull(wanted));
                    }
                }
            } catch (BadFrameException e) {
                throw new AssertionError("the car sent " + text, e);
            }
        }

        @Override
        public void ping() {
            listener.ponged();
        }

        @Override
        public int backlog() {
            return 0;
        }

        @Override
        public void close(int code, String reason) {
            forget();
        }

        @Override
        public void abort() {
            forget();
        }

        private void forget() {
            if (line == this) {
                line = null;
            }
        }
    }
}

package pitwall.simulator.fault;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import pitwall.agent.CarTransport;

/// A transport whose frames suffer by a [FaultPlan], in both directions. Delayed frames keep their order, as
/// on a slow line; only a reordered one is overtaken. Thread-safe; the faults of one car are drawn one after
/// another whatever other cars do.
public final class LossyLink implements CarTransport {
    /// An overtaken frame arrives at the latest after this while.
    private static final Duration OVERTAKING = Duration.ofMillis(250);
    private static final long UP = 1;
    private static final long DOWN = 2;
    private static final long FLAPS = 3;

    private final CarTransport transport;
    private final FaultPlan plan;
    private final InstantSource clock;
    private final Later later;
    private final FaultDice up;
    private final FaultDice down;
    private final FaultDice flaps;

    /// @param seed of this car's faults
    public LossyLink(CarTransport transport, FaultPlan plan, long seed, InstantSource clock, Later later) {
        this.transport = transport;
        this.plan = plan;
        this.clock = clock;
        this.later = later;
        this.up = new FaultDice(plan, seed * 31 + UP);
        this.down = new FaultDice(plan, seed * 31 + DOWN);
        this.flaps = new FaultDice(plan, seed * 31 + FLAPS);
    }

    /// How far the clock of the car with this seed is wrong.
    public static Duration skew(FaultPlan plan, long seed) {
        return new FaultDice(plan, seed * 31).skew();
    }

    @Override
    public Session open(URI link, Listener listener) {
        Line incoming = new Line(down, listener::received);
        Session session = transport.open(link, new LossyListener(listener, incoming));
        if (plan.flapsPerMinute() > 0) {
            later.run(flaps.untilFlap(), session::abort);
        }
        return new LossySession(session, new Line(up, session::send));
    }

    /// One direction of a connection: a delay line that loses, doubles and swaps.
    private final class Line {
        private final FaultDice dice;
        private final Consumer<String> end;
        private Instant lastArrival = Instant.MIN;

        Line(FaultDice dice, Consumer<String> end) {
            this.dice = dice;
            this.end = end;
        }

        void put(String text) {
            later.run(Duration.ZERO, () -> suffer(text));
        }

        private void suffer(String text) {
            FaultDice.Fate fate = dice.next();
            Instant now = clock.instant();
            Instant arrival = now.plus(fate.delay());
            if (fate.overtaken()) {
                arrival = arrival.plus(OVERTAKING);
            } else if (arrival.isBefore(lastArrival)) {
                arrival = lastArrival;
            } else {
                lastArrival = arrival;
            }
            for (int copy = 0; copy < fate.copies(); copy++) {
                later.run(Duration.between(now, arrival), () -> end.accept(text));
            }
        }
    }

    private record LossySession(Session session, Line line) implements Session {
        @Override
        public void send(String text) {
            line.put(text);
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

    private record LossyListener(Listener listener, Line line) implements Listener {
        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void received(String text) {
            line.put(text);
        }

        @Override
        public void ponged() {
            listener.ponged();
        }

        @Override
        public void closed(int code, String reason) {
            listener.closed(code, reason);
        }
    }
}

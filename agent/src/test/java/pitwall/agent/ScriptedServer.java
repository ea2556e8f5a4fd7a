package pitwall.agent;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.testing.FleetFixtures;

/// The other end of a car's link in memory, played by the test; also the thread of the car, which runs when
/// the test says so.
final class ScriptedServer implements CarTransport, Executor {
    final List<Line> lines = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final FrameCodec codec = new FrameCodec();
    private int backlog;

    /// One connection as the server sees it.
    final class Line implements Session {
        final URI link;
        final List<Envelope<CarFrame>> received = new ArrayList<>();
        final Listener listener;
        int pings;
        boolean aborted;

        @Nullable
        Integer closeCode;

        private long sent;

        Line(URI link, Listener listener) {
            this.link = link;
            this.listener = listener;
        }

        void say(CarServerFrame frame) {
            listener.received(codec.encode(new Envelope<>(++sent, FleetFixtures.NOW, null, frame)));
            run();
        }

        void end(int code) {
            listener.closed(code, "the server ends it");
            run();
        }

        List<CarFrame> frames() {
            return received.stream().<CarFrame>map(Envelope::frame).toList();
        }

        @Override
        public void send(String text) {
            try {
                received.add(codec.readCar(text));
            } catch (BadFrameException e) {
                throw new AssertionError("the car sent " + text, e);
            }
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public int backlog() {
            return backlog;
        }

        @Override
        public void close(int code, String reason) {
            closeCode = code;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    @Override
    public Session open(URI link, Listener listener) {
        Line line = new Line(link, listener);
        lines.add(line);
        return line;
    }

    @Override
    public void execute(Runnable task) {
        tasks.addLast(task);
    }

    void run() {
        Runnable task;
        while ((task = tasks.pollFirst()) != null) {
            task.run();
        }
    }

    Line newest() {
        return lines.getLast();
    }

    void stall(int frames) {
        backlog = frames;
    }
}

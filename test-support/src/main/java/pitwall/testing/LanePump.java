package pitwall.testing;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Carries the bytes of one connection in one direction: one thread reads and stamps them, another delivers them
/// when they are due. What lies between the two is bounded, so that a reader that stops reading is felt by the
/// sender as without a proxy.
final class LanePump {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int READ_BYTES = 8 * 1024;

    private final Lane lane;
    private final Lane opposite;
    private final Socket source;
    private final Socket target;
    private final ProxiedConnection connection;
    private final Semaphore room = new Semaphore(BUFFER_BYTES);
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    /// Set by the delivering thread once the target has missed bytes.
    private volatile boolean torn;

    LanePump(Lane lane, Lane opposite, Socket source, Socket target, ProxiedConnection connection) {
        this.lane = lane;
        this.opposite = opposite;
        this.source = source;
        this.target = target;
        this.connection = connection;
    }

    boolean isTorn() {
        return torn;
    }

    void read() throws InterruptedException {
        byte[] buffer = new byte[READ_BYTES];
        long due = System.nanoTime();
        Ending ending = Ending.CLOSED;
        try {
            for (int read = source.getInputStream().read(buffer);
                    read >= 0;
                    read = source.getInputStream().read(buffer)) {
                room.acquire(read);
                due = Math.max(due, System.nanoTime() + lane.drawDelay());
                byte[] bytes = new byte[read];
                System.arraycopy(buffer, 0, bytes, 0, read);
                pieces.put(new Bytes(bytes, due));
            }
        } catch (IOException e) {
            ending = Ending.RESET;
        }
        pieces.put(new End(ending, Math.max(due, System.nanoTime() + lane.drawDelay())));
    }

    void deliver() throws InterruptedException {
        for (Piece piece = pieces.take(); ; piece = pieces.take()) {
            switch (piece) {
                case Bytes(byte[] bytes, long due) -> {
                    lane.awaitOpen(due);
                    deliver(bytes);
                    room.release(bytes.length);
                }
                case End(Ending ending, long due) -> {
                    lane.awaitOpen(due);
                    lane.awaitDelivering();
                    end(ending);
                    return;
                }
            }
        }
    }

    private void deliver(byte[] bytes) throws InterruptedException {
        int from = 0;
        while (from < bytes.length) {
            Lane.Portion portion = lane.next(bytes.length - from);
            if (portion.swallow()) {
                torn = true;
                lane.countSwallowed(portion.bytes());
            } else {
                write(bytes, from, portion.bytes());
            }
            if (portion.cut()) {
                connection.reset();
                return;
            }
            from += portion.bytes();
            lane.awaitOpen(System.nanoTime() + portion.nanos());
        }
    }

    private void write(byte[] bytes, int from, int length) {
        if (torn) {
            giveUp(length);
            return;
        }
        try {
            target.getOutputStream().write(bytes, from, length);
            lane.countPassed(length);
        } catch (IOException e) {
            giveUp(length);
        }
    }

    /// A target that is gone or has missed something resets the source, unless that news is among what the other
    /// direction swallows.
    private void giveUp(int length) {
        torn = true;
        lane.countSwallowed(length);
        if (!opposite.isSwallowing()) {
            connection.reset();
        }
    }

    private void end(Ending ending) {
        if (ending == Ending.RESET || torn) {
            connection.reset();
            return;
        }
        try {
            target.shutdownOutput();
        } catch (IOException e) {
            connection.reset();
        }
    }

    private enum Ending {
        CLOSED,
        RESET
    }

    private sealed interface Piece {}

    /// @param due when to deliver, in [System#nanoTime]
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying would hide the cost of a proxy
    private record Bytes(byte[] bytes, long due) implements Piece {}

    private record End(Ending ending, long due) implements Piece {}
}

package pitwall.checks.simulation;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// One connection through a network that loses, delays, doubles and turns messages. The near end is a car or a
/// console, the far end the server.
final class Pipe {
    /// One end of it.
    record End(Consumer<String> received, IntConsumer closed) {}

    private static final int BROKEN = 1006;

    private final World world;
    private final Weather weather;
    private final End near;
    private End far = new End(text -> {}, code -> {});
    private boolean open = true;
    private long lastDown;
    private long lastUp;

    Pipe(World world, Weather weather, End near) {
        this.world = world;
        this.weather = weather;
        this.near = near;
    }

    void arrivesAt(End server) {
        far = server;
    }

    boolean isOpen() {
        return open;
    }

    /// Whether anything comes through right now.
    boolean isClear() {
        return open && weather.isClear();
    }

    void up(String text) {
        lastUp = carry(lastUp, () -> far.received().accept(text));
    }

    void down(String text) {
        lastDown = carry(lastDown, () -> near.received().accept(text));
    }

    private long carry(long last, Runnable delivery) {
        if (!open || world.happens(Fault.LOST_MESSAGES, 12)) {
            return last;
        }
        int most = world.happens(Fault.SLOW_MESSAGES, 4) ? 20_000 : 300;
        long arrival = world.elapsed() + 5 + world.random(most);
        if (!world.happens(Fault.TURNED_MESSAGES, 6)) {
            arrival = Math.max(arrival, last);
        }
        deliver(arrival, delivery);
        if (world.happens(Fault.DOUBLED_MESSAGES, 5)) {
            deliver(arrival + world.random(2_000), delivery);
        }
        return Math.max(last, arrival);
    }

    private void deliver(long arrival, Runnable delivery) {
        world.in(arrival - world.elapsed(), () -> {
            if (isClear()) {
                delivery.run();
            }
        });
    }

    /// The server ends it in good order: what was said before still arrives.
    void closeFromServer(int code) {
        if (open) {
            long arrival = Math.max(lastDown, world.elapsed() + 10);
            world.in(arrival - world.elapsed(), () -> breakOff(code));
        }
    }

    /// The near side ends it.
    void closeFromNear() {
        if (open) {
            open = false;
            world.in(world.random(3_000), () -> far.closed().accept(BROKEN));
        }
    }

    /// It breaks; both sides hear of it, the server late.
    void breakOff(int code) {
        if (open) {
            open = false;
            world.in(20 + world.random(500), () -> near.closed().accept(code));
            world.in(world.random(10_000), () -> far.closed().accept(code));
        }
    }

    void breakOff() {
        breakOff(BROKEN);
    }
}

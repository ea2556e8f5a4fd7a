package pitwall.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/// Gives memory back while nobody touches the console. The serial collector, which starts quickest and keeps least for
/// itself, lets the generation of what stays grow to the limit of the heap before it looks for what is unused there: a
/// fleet that changes all the time fills it with cars of some seconds ago. FX thread.
final class IdleCollection implements AutoCloseable {
    private static final String OLD_GENERATION = "Tenured Gen";
    private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(5);
    /// A collection stops everything for a fraction of a second: not while somebody types or scrolls.
    private static final Duration HANDS_OFF = Duration.ofSeconds(10);

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_GROWTH = 16 * MEGABYTE;

    private final Scene scene;
    private final MemoryPoolMXBean old;
    private final Executor background;
    private final InstantSource clock;
    private final EventHandler<InputEvent> touched;
    private final Timeline looks = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private Instant lastTouch;

    private IdleCollection(Scene scene, MemoryPoolMXBean old, Executor background, InstantSource clock) {
        this.scene = scene;
        this.old = old;
        this.background = background;
        this.clock = clock;
        this.lastTouch = clock.instant();
        this.touched = _ -> lastTouch = clock.instant();
        scene.addEventFilter(InputEvent.ANY, touched);
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    /// Begins, where Java runs with the collector that needs it.
    ///
    /// @param background where the collection is asked for; the virtual machine stops all threads for it
    static Optional<IdleCollection> in(Scene scene, Executor background, InstantSource clock) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(OLD_GENERATION))
                .findFirst()
                .map(pool -> new IdleCollection(scene, pool, background, clock));
    }

    /// Whether enough came together since the last whole collection.
    ///
    /// @param used bytes in use, among them what nobody needs any more
    /// @param needed bytes that the last whole collection left, 0 before the first
    static boolean isWorthIt(long used, long needed) {
        return used - needed > Math.max(LEAST_GROWTH, needed / 5);
    }

    @Override
    public void close() {
        looks.stop();
        scene.removeEventFilter(InputEvent.ANY, touched);
    }

    private void look() {
        boolean handsOff = Duration.between(lastTouch, clock.instant()).compareTo(HANDS_OFF) >= 0;
        MemoryUsage left = old.getCollectionUsage();
        if (handsOff && isWorthIt(old.getUsage().getUsed(), left == null ? 0 : left.getUsed())) {
            background.execute(System::gc);
        }
    }
}

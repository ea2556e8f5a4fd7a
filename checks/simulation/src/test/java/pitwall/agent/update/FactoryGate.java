package pitwall.agent.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import pitwall.fleet.release.Software;
import pitwall.protocol.CarServerFrame.Desired;

/// Lets simulated cars out of the factory, and looks at their disks from outside.
public final class FactoryGate {
    private FactoryGate() {}

    /// Gives a disk a past.
    ///
    /// @param history builds that proved themselves on this car, the newest first
    public static void leave(CarDisk disk, List<Software> history, Software first, Function<Software, byte[]> bytes) {
        try {
            for (Software build :
                    Stream.concat(history.reversed().stream(), Stream.of(first)).toList()) {
                SlotStore slots = SlotStore.boot(disk);
                slots.provision(build.version(), build.counter(), bytes.apply(build));
                new StepJournal(disk).remember(slots);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the car has not begun and could still begin at this server time.
    public static Optional<Desired> mayBegin(CarDisk disk, Instant now) {
        try {
            StepJournal journal = new StepJournal(disk);
            Optional<Desired> current = journal.current()
                    .filter(attempt -> attempt.step() != Step.GOING_BACK)
                    .map(Attempt::order);
            return journal.next().or(() -> current).filter(order -> isOpen(order, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the car is about to begin where it stops what runs; empty on a way back.
    public static Optional<Desired> begins(CarDisk disk) {
        try {
            return new StepJournal(disk)
                    .current()
                    .filter(attempt -> attempt.step() != Step.GOING_BACK)
                    .map(Attempt::order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the car works on, on the way back too.
    public static Optional<Desired> worksOn(CarDisk disk) {
        try {
            return new StepJournal(disk).current().map(Attempt::order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOpen(Desired order, Instant now) {
        Instant end = order.notAfter();
        return end == null || !now.isAfter(end);
    }
}

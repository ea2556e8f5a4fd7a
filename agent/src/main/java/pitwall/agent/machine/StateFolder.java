package pitwall.agent.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.agent.CarIdentity;
import pitwall.fleet.CarId;

/// What a machine keeps between runs of its agent: its id, its key, the number of its boots and its slots. One
/// agent at a time holds it. Thread-safe.
public final class StateFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Takes the folder, and makes it where there is none.
    ///
    /// @return empty if another agent holds it
    public static Optional<StateFolder> take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = FileChannel.open(lockFile(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(lock)) {
            lock.close();
            return Optional.empty();
        }
        return Optional.of(new StateFolder(folder, lock));
    }

    /// Whether an agent runs on this folder.
    public static boolean isTaken(Path folder) throws IOException {
        if (!Files.exists(lockFile(folder))) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(lockFile(folder), StandardOpenOption.WRITE)) {
            return isLocked(lock);
        }
    }

    /// The id that was used before; empty before the first start.
    public static Optional<CarId> car(Path folder) throws IOException {
        Path file = folder.resolve("car");
        return Files.exists(file)
                ? CarId.parse(Files.readString(file, StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    /// The public half of the machine's key; empty before the first start.
    public static Optional<String> publicKey(Path folder) throws IOException {
        Path file = folder.resolve("identity");
        return Files.exists(file) ? Optional.of(CarIdentity.load(file).publicKey()) : Optional.empty();
    }

    /// Where the slots are.
    public static Path slots(Path folder) {
        return folder.resolve("slots");
    }

    /// Where a running agent says how it is.
    public static Path status(Path folder) {
        return folder.resolve("status.json");
    }

    Path path() {
        return folder;
    }

    /// The id to use from now on: the wanted one, else the one before, else a new one.
    CarId nameCar(@Nullable CarId wanted) throws IOException {
        CarId id = wanted == null ? car(folder).orElseGet(StateFolder::madeUp) : wanted;
        replace(folder.resolve("car"), id.value() + "\n");
        return id;
    }

    CarIdentity identity() throws IOException {
        Path file = folder.resolve("identity");
        if (Files.exists(file)) {
            return CarIdentity.load(file);
        }
        CarIdentity fresh = CarIdentity.create(new SecureRandom());
        fresh.save(file);
        return fresh;
    }

    /// The number of this boot: higher than any before, also when the clock was set back.
    ///
    /// @param now milliseconds since the epoch, so that a lost folder does not lock the machine out
    long nextBoot(long now) throws IOException {
        Path file = folder.resolve("boot");
        long before = 0;
        if (Files.exists(file)) {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            before = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        }
        long boot = Math.max(before + 1, now);
        replace(file, boot + "\n");
        return boot;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static CarId madeUp() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return new CarId("machine-" + HexFormat.of().formatHex(random));
    }
}

package pitwall.agent;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;

/// Writes down all that is said on the bus of one car, for [BusReplay] (H-4). The file holds where the car was, so only
/// its owner can read it, and no tokens. It ends, and says so, when it is as long as it may become. Whatever goes wrong
/// with it ends the recording and not the car. Owned by the thread of its car.
public final class BusRecorder implements BusTap, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BusRecorder.class);
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final OutputStream out;
    private final long mostBytes;
    private final CarId car;
    private long bytes;
    private boolean over;

    private BusRecorder(OutputStream out, long mostBytes, CarId car) {
        this.out = out;
        this.mostBytes = mostBytes;
        this.car = car;
    }

    /// Begins a recording.
    ///
    /// @param file a new one; what was recorded before is never overwritten
    /// @param mostBytes how long it may become, apart from its last line
    /// @throws IOException if it is there already or cannot be written
    public static BusRecorder to(Path file, long mostBytes, CarId car) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(file, NEW, attributes));
        return new BusRecorder(new BufferedOutputStream(out), mostBytes, car);
    }

    @Override
    public void made(Instant at, String node) {
        write(BusLine.made(at, node));
    }

    @Override
    public void down(Instant at, String node) {
        write(BusLine.down(at, node));
    }

    @Override
    public <M> void delivered(Instant at, String from, Topic<M> topic, M message) {
        if (over) {
            return;
        }
        BusLine.of(at, from, topic, message).ifPresent(this::write);
        if (topic.equals(Topic.SECOND)) {
            flush();
        }
    }

    private void write(BusLine line) {
        if (over) {
            return;
        }
        try {
            if (bytes == 0) {
                put(BusLine.head(line.at(), car.value()));
            }
            byte[] text = bytes(line);
            if (bytes + text.length <= mostBytes) {
                put(line);
            } else {
                put(BusLine.full(line.at()));
                LOG.warn("the recording of car {} has the {} bytes that it may have, and ends", car, mostBytes);
                close();
            }
        } catch (IOException e) {
            broken(e);
        }
    }

    private void put(BusLine line) throws IOException {
        byte[] text = bytes(line);
        out.write(text);
        bytes += text.length;
    }

    private static byte[] bytes(BusLine line) {
        return (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            broken(e);
        }
    }

    private void broken(IOException failure) {
        over = true;
        LOG.warn("the recording of car {} broke off", car, failure);
    }

    /// Ends the recording; the car goes on.
    @Override
    public void close() throws IOException {
        over = true;
        out.close();
    }
}

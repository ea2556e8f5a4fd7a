package pitwall.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import pitwall.agent.update.CarDisk;
import pitwall.agent.update.MemoryDisk;

/// A disk that takes and gives nothing while the test says so.
final class FailingDisk implements CarDisk {
    boolean failing;
    private final MemoryDisk disk = new MemoryDisk(64 * 1024 * 1024, UnaryOperator.identity());

    private MemoryDisk disk() throws IOException {
        if (failing) {
            throw new IOException("the disk does not answer");
        }
        return disk;
    }

    @Override
    public Set<String> names() throws IOException {
        return disk().names();
    }

    @Override
    public Optional<byte[]> read(String file) throws IOException {
        return disk().read(file);
    }

    @Override
    public InputStream open(String file) throws IOException {
        return disk().open(file);
    }

    @Override
    public long length(String file) throws IOException {
        return disk().length(file);
    }

    @Override
    public void append(String file, byte[] bytes, int count) throws IOException {
        disk().append(file, bytes, count);
    }

    @Override
    public void sync(String file) throws IOException {
        disk().sync(file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk().rename(from, to);
    }

    @Override
    public void delete(String file) throws IOException {
        disk().delete(file);
    }

    @Override
    public void syncNames() throws IOException {
        disk().syncNames();
    }

    @Override
    public long free() throws IOException {
        return disk().free();
    }
}

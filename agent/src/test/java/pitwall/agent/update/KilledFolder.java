package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// A real folder under a program that is killed: what was written stays, and the operation in which it dies is done by
/// half or not at all.
final class KilledFolder implements CarDisk {
    private final FolderDisk folder;
    private final int killedAt;
    private int operations;

    /// @param killedAt number of the operation that does not come to its end, from 0; -1 for none
    KilledFolder(Path folder, int killedAt) throws IOException {
        this.folder = new FolderDisk(folder);
        this.killedAt = killedAt;
    }

    /// How many operations there were.
    int operations() {
        return operations;
    }

    private void operation(String what) {
        if (operations++ == killedAt) {
            throw new PowerCut(what);
        }
    }

    @Override
    public void append(String file, byte[] bytes, int count) throws IOException {
        if (operations == killedAt) {
            folder.append(file, bytes, count / 2);
        }
        operation("append " + file);
        folder.append(file, bytes, count);
    }

    @Override
    public void sync(String file) throws IOException {
        operation("sync " + file);
        folder.sync(file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation("rename " + from + " " + to);
        folder.rename(from, to);
    }

    @Override
    public void delete(String file) throws IOException {
        operation("delete " + file);
        folder.delete(file);
    }

    @Override
    public void syncNames() throws IOException {
        operation("sync names");
        folder.syncNames();
    }

    @Override
    public Set<String> names() throws IOException {
        return folder.names();
    }

    @Override
    public Optional<byte[]> read(String file) throws IOException {
        return folder.read(file);
    }

    @Override
    public InputStream open(String file) throws IOException {
        return folder.open(file);
    }

    @Override
    public long length(String file) throws IOException {
        return folder.length(file);
    }

    @Override
    public long free() throws IOException {
        return folder.free();
    }
}

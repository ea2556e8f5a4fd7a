package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/// The part of a car's disk that belongs to updates: a flat folder. The operations are as weak as those of a
/// real file system: bytes are safe from a power loss after [#sync], names after [#syncNames], nothing before.
/// Thread-safe for different files.
public interface CarDisk {
    /// The names of all files.
    Set<String> names() throws IOException;

    /// A small file; empty if there is none.
    Optional<byte[]> read(String file) throws IOException;

    /// A file of any size.
    InputStream open(String file) throws IOException;

    /// In bytes; -1 if there is none.
    long length(String file) throws IOException;

    /// Adds to the end of a file, which may be new.
    void append(String file, byte[] bytes, int count) throws IOException;

    /// Returns when the bytes of the file would survive a power loss.
    void sync(String file) throws IOException;

    /// Gives a file another name, in one step, in place of what had it.
    void rename(String from, String to) throws IOException;

    /// Nothing happens if there is none.
    void delete(String file) throws IOException;

    /// Returns when new, other and deleted names would survive a power loss.
    void syncNames() throws IOException;

    /// Bytes that can still be written.
    long free() throws IOException;
}

package pitwall.agent.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A small file that is always whole: after a power loss it has the old text or the new one.
final class SafeFile {
    private final CarDisk disk;
    private final String name;

    SafeFile(CarDisk disk, String name) {
        this.disk = disk;
        this.name = name;
    }

    /// Empty if nothing was written yet.
    Optional<String> read() throws IOException {
        return disk.read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// Returns when the new text would survive a power loss.
    void write(String text) throws IOException {
        String fresh = name + ".new";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        disk.delete(fresh);
        disk.append(fresh, bytes, bytes.length);
        disk.sync(fresh);
        disk.rename(fresh, name);
        disk.syncNames();
    }

    void delete() throws IOException {
        disk.delete(name);
        disk.syncNames();
    }
}

package pitwall.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often a file of the cache did not open in time, in a small file beside it: one byte for each time.
record SlowMark(Path path) {
    private static final Logger log = LoggerFactory.getLogger(SlowMark.class);

    long times() {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            log.debug("the mark of a slow cache cannot be read", e);
            return 0;
        }
    }

    void leave() {
        try {
            Files.write(path, new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.debug("the mark of a slow cache cannot be left", e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.debug("the mark of a slow cache cannot be removed", e);
        }
    }
}

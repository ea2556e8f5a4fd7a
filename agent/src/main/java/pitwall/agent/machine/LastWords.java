package pitwall.agent.machine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of what a program said. Pure but for the file.
final class LastWords {
    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int TAIL = 4 * 1024;
    private static final int MOST_LINES = 3;

    private LastWords() {}

    /// The last lines of a file that may be long; empty where it says nothing.
    static Optional<String> of(Path file) {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long length = reader.length();
            byte[] tail = new byte[(int) Math.min(length, TAIL)];
            reader.seek(length - tail.length);
            reader.readFully(tail);
            return of(new String(tail, StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }

    static Optional<String> of(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String last = String.join(" / ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        return last.isEmpty() ? Optional.empty() : Optional.of(last);
    }
}

package pitwall.client.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.ExportOutcome;

/// Writes a long answer into a file that is there whole or not at all.
final class Saving {
    private static final Logger LOG = LoggerFactory.getLogger(Saving.class);

    private Saving() {}

    static ExportOutcome save(ResponseBody body, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (body;
                InputStream in = body.byteStream()) {
            long bytes = copy(in, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return new ExportOutcome.Saved(file, bytes);
        } catch (UncheckedIOException e) {
            LOG.warn("the file cannot be written", e);
            remove(part);
            return new ExportOutcome.NotWritten(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.warn("the answer did not come to its end", e);
            remove(part);
            return new ExportOutcome.Broken();
        }
    }

    /// What fails while writing is unchecked, so that it is not taken for what fails while reading.
    private static long copy(InputStream in, Path part) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        try (OutputStream out = open(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                write(out, buffer, read);
                bytes += read;
            }
        }
        return bytes;
    }

    private static OutputStream open(Path part) {
        try {
            return Files.newOutputStream(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.debug("half a file cannot be removed", e);
        }
    }
}

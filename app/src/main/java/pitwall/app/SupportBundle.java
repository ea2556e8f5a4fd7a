package pitwall.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.server.logs.Redactor;

/// One file for whoever helps: figures and what was logged, without the secrets that may be in it, and without where
/// the user's files are. What stands for a secret is recognised as equal within one bundle only. Blocks on the disk.
///
/// @param logs folder with what was logged
/// @param home the user's own folder
record SupportBundle(Path logs, Path home) {
    private static final Logger log = LoggerFactory.getLogger(SupportBundle.class);

    /// Writes the bundle. It is there whole or not at all.
    ///
    /// @throws IOException where it cannot be written
    void write(Path file, String figures) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                Redactor redactor = new Redactor(key());
                put(zip, "figures.txt", shareable(figures, redactor));
                for (Path each : files()) {
                    put(zip, each.getFileName().toString(), logged(each, redactor));
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(part);
            throw e;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(logs)) {
            return all.filter(file -> file.getFileName().toString().matches("console-\\d\\.log(\\.\\d)?"))
                    .sorted()
                    .toList();
        }
    }

    /// A file that cannot be read is told in its place: the others may say why.
    private String logged(Path file, Redactor redactor) {
        try {
            return shareable(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), redactor);
        } catch (IOException e) {
            log.warn("{} is missing in the bundle", file, e);
            return "This file cannot be read.";
        }
    }

    private String shareable(String text, Redactor redactor) {
        return redactor.text(home.getNameCount() == 0 ? text : text.replace(home.toString(), "~"));
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            log.debug("half a bundle cannot be removed", e);
        }
    }
}

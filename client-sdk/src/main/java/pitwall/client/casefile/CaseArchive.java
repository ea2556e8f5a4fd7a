package pitwall.client.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import pitwall.client.casefile.CaseOpening.Opened;
import pitwall.client.casefile.CaseOpening.Unusable;
import pitwall.client.casefile.CaseOpening.Why;
import pitwall.protocol.Json;

/// Writes and reads case files: a ZIP archive with the case for programs (`case.json`), the same as a page for people
/// (`case.html`), and before both a list of them with their SHA-256 (`manifest.json`).
///
/// Everything that is read is bounded before it is unpacked. The sums tell damage, not forgery: who can write the file
/// can write the sums. Thread-safe.
public final class CaseArchive {
    /// How the name of such a file ends, without the dot.
    public static final String ENDING = "pitwall-case";

    /// Raised with every change that an older console would read wrongly.
    static final int VERSION = 1;

    /// Most bytes of an archive, and of what is packed in it.
    static final int MOST_BYTES = 48 * 1024 * 1024;

    private static final String FORMAT = "pitwall-case";
    private static final String MANIFEST = "manifest.json";
    private static final String CASE = "case.json";
    private static final String PAGE = "case.html";
    private static final int MOST_MANIFEST = 16 * 1024;

    // Curves have holes, which are nulls in their lists.
    private final ObjectMapper json = Json.tolerant();

    /// What an archive says of itself.
    record Manifest(String format, int version, List<Sum> parts) {
        Manifest {
            parts = List.copyOf(parts);
        }
    }

    /// @param sha256 in hexadecimal
    record Sum(String name, long bytes, String sha256) {}

    /// Writes beside the place of the file first, so that nothing half-written is ever there.
    ///
    /// @param page the same for people, a whole HTML document
    /// @param cancelled asked before the file is put in its place
    /// @return false where it was cancelled; no file is left behind then
    /// @throws IOException where it cannot be written; no file is left behind
    public boolean write(Path file, CaseFile content, String page, BooleanSupplier cancelled) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(CASE, json.writeValueAsBytes(content));
        parts.put(PAGE, page.getBytes(StandardCharsets.UTF_8));
        Manifest manifest = new Manifest(FORMAT, VERSION, sums(parts));
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".case", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(fresh);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                put(zip, MANIFEST, json.writeValueAsBytes(manifest));
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    put(zip, part.getKey(), part.getValue());
                }
            }
            if (cancelled.getAsBoolean()) {
                return false;
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static List<Sum> sums(Map<String, byte[]> parts) {
        return parts.entrySet().stream()
                .map(part -> new Sum(part.getKey(), part.getValue().length, sha256(part.getValue())))
                .toList();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /// Reads a file that comes from anywhere. Blocks.
    public CaseOpening read(Path file) {
        byte[] packed;
        try (InputStream in = Files.newInputStream(file)) {
            packed = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            return new Unusable(Why.UNREADABLE);
        }
        if (packed.length > MOST_BYTES) {
            return new Unusable(Why.TOO_LARGE);
        }
        return read(packed);
    }

    private CaseOpening read(byte[] packed) {
        boolean archive = packed.length > 4 && packed[0] == 'P' && packed[1] == 'K' && packed[2] == 3 && packed[3] == 4;
        if (!archive) {
            return new Unusable(Why.NOT_A_CASE);
        }
        // A broken name is told by an IllegalArgumentException.
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed), StandardCharsets.UTF_8)) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(MANIFEST)) {
                return new Unusable(Why.NOT_A_CASE);
            }
            return read(zip, json.readValue(content(zip, MOST_MANIFEST), Manifest.class));
        } catch (IOException | IllegalArgumentException e) {
            return new Unusable(Why.DAMAGED);
        }
    }

    private CaseOpening read(ZipInputStream zip, Manifest manifest) throws IOException {
        if (!manifest.format().equals(FORMAT)) {
            return new Unusable(Why.NOT_A_CASE);
        }
        if (manifest.version() > VERSION) {
            return new Unusable(Why.NEWER);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int left = MOST_BYTES;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            byte[] content = content(zip, left);
            left -= content.length;
            boolean known = entry.getName().equals(CASE) || entry.getName().equals(PAGE);
            if (!known || parts.put(entry.getName(), content) != null) {
                return new Unusable(Why.DAMAGED);
            }
        }
        byte[] content = parts.get(CASE);
        if (content == null || !sums(parts).equals(manifest.parts())) {
            return new Unusable(Why.DAMAGED);
        }
        return opened(content);
    }

    private CaseOpening opened(byte[] content) throws IOException {
        try {
            return new Opened(json.readValue(content, CaseFile.class));
        } catch (JsonProcessingException e) {
            return new Unusable(Why.DAMAGED);
        }
    }

    /// The bytes of an entry, however many it claims to have.
    private static byte[] content(ZipInputStream zip, int most) throws IOException {
        byte[] content = zip.readNBytes(most + 1);
        if (content.length > most) {
            throw new IOException("an entry is too large");
        }
        return content;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

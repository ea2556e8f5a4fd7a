package pitwall.protocol.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Versions;
import pitwall.protocol.Json;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufSigner;

/// Which version of the console is the newest, and its packages. As a file: one line with the signature, and behind it
/// the JSON it is over, byte for byte.
///
/// @param expires after that nobody vouches for it any more, so that an old list cannot be shown for ever
/// @param notes what is new, one or two sentences
public record ProgramList(String version, Instant expires, String notes, List<ProgramFile> files) {
    /// The longest list that is read, in bytes.
    public static final int LONGEST = 64 * 1024;

    private static final String FIRST_WORD = "pitwall-programs-1 ";
    private static final int LONGEST_NOTES = 1_000;
    private static final int MOST_FILES = 100;
    private static final ObjectMapper JSON = Json.tolerant();

    public ProgramList {
        files = List.copyOf(files);
        if (!Versions.isValid(version) || notes.length() > LONGEST_NOTES || files.size() > MOST_FILES) {
            throw new IllegalArgumentException("not a list of programs: version " + version);
        }
    }

    /// The shape on disk.
    record Stored(String version, String expires, String notes, List<StoredFile> files) {}

    /// The shape on disk.
    record StoredFile(String name, String kind, String architecture, long length, String sha256) {}

    /// The whole signed file.
    public byte[] signed(TufSigner signer) {
        Stored stored = new Stored(
                version,
                expires.toString(),
                notes,
                files.stream()
                        .map(file -> new StoredFile(
                                file.name(),
                                file.kind(),
                                file.architecture(),
                                file.artifact().length(),
                                file.artifact().sha256()))
                        .toList());
        try {
            byte[] body = (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(stored) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes((FIRST_WORD + signer.sign(vouched(body)) + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(body);
            return all.toByteArray();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record can be written", e);
        }
    }

    /// Reads what the owner of `key` signed; empty where nobody did, whatever else is wrong.
    ///
    /// @throws IllegalArgumentException if it was signed and is no list all the same
    public static Optional<ProgramList> read(byte[] file, TufKey key) {
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        String first = new String(file, 0, end, StandardCharsets.UTF_8);
        byte[] body = end < file.length ? Arrays.copyOfRange(file, end + 1, file.length) : new byte[0];
        if (!first.startsWith(FIRST_WORD) || !key.signed(vouched(body), first.substring(FIRST_WORD.length()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(list(JSON.readValue(body, Stored.class)));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("signed, and no list of programs", e);
        }
    }

    private static byte[] vouched(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(FIRST_WORD.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static ProgramList list(Stored stored) {
        return new ProgramList(
                stored.version(),
                Instant.parse(stored.expires()),
                stored.notes(),
                stored.files().stream()
                        .map(file -> new ProgramFile(
                                file.name(),
                                file.kind(),
                                file.architecture(),
                                new Artifact(file.sha256(), file.length())))
                        .toList());
    }
}

package pitwall.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.audit.CanonicalJson;
import pitwall.fleet.audit.JsonValue;
import pitwall.fleet.audit.SignedHead;
import pitwall.server.storage.AuditTreeRows;
import pitwall.server.storage.Database;

/// Copies signed heads into a file outside the database, one line of JSON each, only ever adding: put it where whoever
/// administers the database cannot write, and a tail that is cut off is found. Owned by the thread that ticks.
public final class HeadFile {
    private static final Logger LOG = LoggerFactory.getLogger(HeadFile.class);
    private static final int BATCH = 1_000;

    private final Path file;
    private final Database database;
    private long written;

    /// @param written size of the newest head that the file has already
    HeadFile(Path file, Database database, long written) {
        this.file = file;
        this.database = database;
        this.written = written;
    }

    /// Goes on with a file: only heads from now on are added.
    public static HeadFile from(Path file, Database database, AuditHeads heads) {
        return new HeadFile(file, database, heads.newest().map(SignedHead::size).orElse(0L));
    }

    /// Writes what is new. A file that cannot be written is said so and tried again the next time.
    public void tick() {
        List<SignedHead> heads = database.read(sql -> new AuditTreeRows(sql).headsBeyond(written, BATCH));
        if (heads.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        heads.forEach(head -> lines.append(line(head)).append('\n'));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            written = heads.getLast().size();
        } catch (IOException e) {
            LOG.error("Signed heads of the audit trail could not be written to {}", file, e);
        }
    }

    static String line(SignedHead head) {
        return CanonicalJson.text(new JsonValue.Members(Map.of(
                "size", JsonValue.of(head.size()),
                "root", JsonValue.of(head.root().toString()),
                "at", JsonValue.of(head.at().toString()),
                "keyId", JsonValue.of(head.keyId()),
                "signature", JsonValue.of(head.signature()))));
    }
}

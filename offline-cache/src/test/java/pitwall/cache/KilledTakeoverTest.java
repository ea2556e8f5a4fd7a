package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.CacheFile.Layout;
import pitwall.cache.CacheFile.Opening;
import pitwall.protocol.rest.AuditHead;

/// The program is killed while a file that cannot be used as it is makes place for the next: at whatever moment, what
/// people wrote is there at the next start. The files are looked at before each change that H2 makes of them.
class KilledTakeoverTest {
    private static final OwnWords.Text WORDS = new OwnWords.Text("the seal is loose");
    private static final WitnessRow.Row WITNESS =
            new WitnessRow.Row(new AuditHead(41, "00".repeat(32), CacheFixture.NOON, "key", "signature"), "public key");

    @TempDir
    private Path folder;

    @TempDir
    private Path left;

    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final CacheFixture.MarkOfFile mark = new CacheFixture.MarkOfFile();
    private final List<Moment> moments = new ArrayList<>();

    /// What a kill leaves.
    private record Moment(Map<Path, byte[]> files, long generation, Optional<Forgetting> wish) {}

    @BeforeAll
    static void register() {
        UnforcedFiles.register();
    }

    @BeforeEach
    void write() throws SQLException {
        change(database -> {
            database.putMeta(OwnWords.NAME, WORDS);
            database.putMeta(WitnessRow.NAME, WITNESS);
            execute(database, "INSERT INTO board VALUES ('seen', X'00', X'00000000000000000000000000000000')");
        });
    }

    @AfterEach
    void watchNoMore() {
        UnforcedFiles.watch(() -> {});
    }

    @Test
    void wordsAreThereWheneverAFileOfAnOlderVersionIsBegunAnew() throws SQLException, IOException {
        change(database -> database.putMeta("schema", CacheSchema.VERSION - 1));

        assertKeptAtEveryMoment(true);
    }

    @Test
    void wordsAreThereWheneverAFileOfANewerVersionGoesAside() throws SQLException, IOException {
        change(database -> database.putMeta("schema", CacheSchema.VERSION + 1));

        assertKeptAtEveryMoment(false);
        assertThat(folder.resolve("quarantine/fleet.mv.db")).isRegularFile();
    }

    @Test
    void wordsAreThereWheneverADamagedFileThatIsToBeClearedGoes() throws SQLException, IOException {
        change(database -> execute(database, "DELETE FROM meta WHERE name = 'schema'"));
        mark.wish(Forgetting.EVERYTHING);

        assertKeptAtEveryMoment(false);
        assertThat(folder.resolve("quarantine/fleet.mv.db")).doesNotExist();
    }

    /// @param witness whether what was seen of the audit trail is kept too
    private void assertKeptAtEveryMoment(boolean witness) throws SQLException, IOException {
        UnforcedFiles.watch(this::look);
        close(open(Layout.PICTURE.on(UnforcedFiles.SCHEME), folder, mark));
        watchNoMore();
        look();

        assertThat(moments).hasSizeGreaterThan(20);
        for (int n = 0; n < moments.size(); n++) {
            Moment moment = moments.get(n);
            Path there = left.resolve(Integer.toString(n));
            CacheFixture.MarkOfFile then = restored(moment, there);
            Opening.Opened after = open(Layout.PICTURE, there, then);
            assertThat(after.database().meta(OwnWords.NAME, OwnWords.Text.class))
                    .as("kill %d of %d", n, moments.size())
                    .contains(WORDS);
            if (witness) {
                assertThat(after.trouble())
                        .as("kill %d of %d", n, moments.size())
                        .isEmpty();
                assertThat(after.database().meta(WitnessRow.NAME, WitnessRow.Row.class))
                        .as("kill %d of %d", n, moments.size())
                        .contains(WITNESS);
            }
            if (moment.wish().isPresent()) {
                assertThat(there.resolve("quarantine/fleet.mv.db"))
                        .as("kill %d of %d", n, moments.size())
                        .doesNotExist();
            }
            assertThat(isSeen(after.database()))
                    .as("kill %d of %d", n, moments.size())
                    .isFalse();
            close(after);
            assertThat(then.wish()).isEmpty();
        }
    }

    private static boolean isSeen(CacheDatabase database) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            return statement.executeQuery("SELECT 1 FROM board").next();
        }
    }

    private synchronized void look() {
        Map<Path, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".mv.db")).toList()) {
                files.put(folder.relativize(file), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Moment moment = new Moment(files, mark.generation(), mark.wish());
        if (moments.isEmpty() || !isSame(moments.getLast(), moment)) {
            moments.add(moment);
        }
    }

    private static boolean isSame(Moment one, Moment other) {
        return one.generation == other.generation
                && one.wish.equals(other.wish)
                && one.files.keySet().equals(other.files.keySet())
                && one.files.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), other.files.get(file.getKey())));
    }

    private static CacheFixture.MarkOfFile restored(Moment moment, Path there) throws IOException {
        for (Map.Entry<Path, byte[]> file : moment.files.entrySet()) {
            Path path = there.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        CacheFixture.MarkOfFile mark = new CacheFixture.MarkOfFile();
        mark.generation(moment.generation);
        moment.wish.ifPresent(mark::wish);
        return mark;
    }

    /// Something that is done to the file.
    private interface Change {
        void to(CacheDatabase database) throws SQLException;
    }

    private void change(Change change) throws SQLException {
        Opening.Opened opened = open(Layout.PICTURE, folder, mark);
        change.to(opened.database());
        close(opened);
    }

    private static void execute(CacheDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private Opening.Opened open(Layout layout, Path where, FileMark of) {
        CacheFile file = new CacheFile(where, layout, key, of);
        Opening opening = file.open();
        file.release();
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    private static void close(Opening.Opened opened) throws SQLException {
        opened.database().close();
    }
}

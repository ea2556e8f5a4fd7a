package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.testing.SteppedClock;

/// The power goes right after the mark was written: what the file was not forced to keep is gone, the mark is not.
class PowerCutTest {
    private static final String WORDS = "the seal is loose";

    @TempDir
    private Path folder;

    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final CutMark mark = new CutMark();
    private final SteppedClock clock = new SteppedClock(CacheFixture.NOON);

    /// Keeps what is on the disk when it is written itself.
    private final class CutMark extends CacheFixture.MarkOfFile {
        private Path file = Path.of("");

        @Override
        public void generation(long value) {
            super.generation(value);
            cut();
        }

        @Override
        public void fulfilled() {
            super.fulfilled();
            cut();
        }

        private void cut() {
            try {
                Files.copy(UnforcedFiles.image(file), left(), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    static void register() {
        UnforcedFiles.register();
    }

    @BeforeEach
    void make() throws IOException {
        Files.writeString(left(), "");
    }

    private Path left() {
        return folder.resolve("left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "history"})
    void aFileThatWasJustOpenedIsNoOlderCopy(String name) throws SQLException, IOException {
        for (int start = 0; start < 3; start++) {
            CacheFile.Opening.Opened opened = open(name);
            assertThat(opened.trouble()).as("start %d", start).isEmpty();
            close(opened);
            cutAfter(name);
        }
    }

    @Test
    void wordsAreStillThereAfterACutAtTheNextStart() throws SQLException, IOException {
        CacheFile.Opening.Opened first = open("fleet");
        first.database().putMeta(OwnWords.NAME, new OwnWords.Text(WORDS));
        close(first);
        close(open("fleet"));
        cutAfter("fleet");

        CacheFile.Opening.Opened after = open("fleet");
        assertThat(after.trouble()).isEmpty();
        assertThat(words(after)).contains(new OwnWords.Text(WORDS));
        close(after);
    }

    @Test
    void wordsThatAreCalledKeptAreThereAfterACut() throws SQLException, IOException {
        CacheFile file = file("fleet");
        CacheDesk desk = new CacheDesk(
                file, new CacheLock(new CacheFixture.Mark(), Duration.ofHours(72), clock), Long.MAX_VALUE, clock);
        desk.openFirst();
        OwnWords words =
                new OwnWords(new OwnRow<>(OwnWords.NAME, OwnWords.Text.class, desk, Runnable::run), () -> false);
        assertThat(words.save(WORDS).join()).isTrue();
        Path cut = Files.copy(UnforcedFiles.image(path("fleet")), folder.resolve("cut"));
        desk.close();
        Files.move(cut, path("fleet"), StandardCopyOption.REPLACE_EXISTING);

        CacheFile.Opening.Opened after = open("fleet");
        assertThat(words(after)).contains(new OwnWords.Text(WORDS));
        close(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "history"})
    void whatWasForgottenDoesNotComeBack(String name) throws SQLException, IOException {
        CacheFile.Opening.Opened first = open(name);
        first.database().putMeta("head", "what was seen");
        close(first);
        CacheFile file = file(name);
        CacheFile.Opening.Opened opened = (CacheFile.Opening.Opened) file.open();
        file.forget(opened.database(), Forgetting.EVERYTHING);
        assertThat(mark.wish()).isEmpty();
        Path cut = Files.copy(left(), folder.resolve("cut"));
        opened.database().close();
        file.release();
        Files.move(cut, path(name), StandardCopyOption.REPLACE_EXISTING);

        CacheFile.Opening.Opened after = open(name);
        assertThat(after.trouble()).isEmpty();
        assertThat(after.database().meta("head", String.class)).isEmpty();
        close(after);
    }

    private static Optional<OwnWords.Text> words(CacheFile.Opening.Opened opened) throws SQLException {
        return opened.database().meta(OwnWords.NAME, OwnWords.Text.class);
    }

    private void cutAfter(String name) throws IOException {
        if (Files.size(left()) > 0) {
            Files.copy(left(), path(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path path(String name) {
        return folder.resolve(name + ".mv.db");
    }

    private CacheFile.Opening.Opened open(String name) {
        CacheFile file = file(name);
        CacheFile.Opening.Opened opened = (CacheFile.Opening.Opened) file.open();
        file.release();
        return opened;
    }

    private CacheFile file(String name) {
        CacheFile.Layout layout = name.equals("fleet") ? CacheFile.Layout.PICTURE : CacheFile.Layout.HISTORY;
        mark.file = path(name);
        return new CacheFile(folder, layout.on(UnforcedFiles.SCHEME), key, mark);
    }

    private static void close(CacheFile.Opening.Opened opened) throws SQLException {
        opened.database().close();
    }
}

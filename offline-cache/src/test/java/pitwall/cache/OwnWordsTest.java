package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.testing.SteppedClock;

/// What people wrote on this computer is kept until the server has it.
class OwnWordsTest {
    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    @Test
    void theyOutliveTheProgramAndWhatSomebodyElseSaw() throws IOException {
        try (FleetCache cache = open()) {
            assertThat(cache.words().load().join()).contains("");
            assertThat(cache.words().save("the seal is loose").join()).isTrue();
            cache.forgetPerson().join();
            cache.clear().join();
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            cache.flushNow().join();
        }

        try (FleetCache cache = open()) {
            assertThat(cache.words().load().join()).contains("the seal is loose");
        }
        assertThat(isReadable("seal"))
                .as("nobody reads them beside the program")
                .isFalse();
    }

    private boolean isReadable(String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void whatIsTooLongIsNotKeptAndWhatWasKeptStays() {
        try (FleetCache cache = open()) {
            cache.words().save("short").join();

            assertThat(cache.words().save("ü".repeat(OwnWords.MOST_BYTES)).join())
                    .isFalse();
            assertThat(cache.words().load().join()).contains("short");
        }
    }

    @Test
    void theLongestTextThereCanBeHasRoom() {
        try (FleetCache cache = open()) {
            String longest = "\\\n".repeat(15_000 / 2);

            assertThat(cache.words().save(longest).join()).isTrue();
            assertThat(cache.words().load().join()).contains(longest);
        }
    }

    @Test
    void aLockedCacheGivesNothingOut() {
        try (FleetCache cache = open()) {
            cache.signedIn().join();
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            cache.words().save("the seal is loose").join();
            cache.flushNow().join();
        }
        clock.advance(Duration.ofHours(73));

        try (FleetCache cache = open()) {
            assertThat(cache.words().load().join()).isEmpty();
            cache.signedIn().join();
            cache.flushNow().join();
            assertThat(cache.words().load().join()).contains("the seal is loose");
        }
    }

    @Test
    void aClosedCacheKeepsNothingAndSaysSo() {
        FleetCache cache = open();
        OwnWords words = cache.words();
        cache.close();

        assertThat(words.load().join()).isEmpty();
        assertThat(words.save("x").join()).isFalse();
    }
}

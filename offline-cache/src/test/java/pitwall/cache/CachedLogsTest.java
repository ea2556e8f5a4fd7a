package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.id;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.LogMemory;
import pitwall.client.SessionInfo;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.testing.SteppedClock;

/// Log lines in the cache: those that were read, and those that came on the stream.
class CachedLogsTest {
    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void whatWasReadIsThereAgainOnceAndInOrder() {
        try (FleetCache cache = seen()) {
            memoryOf(cache, SESSION).keep(lines(100, 1_400));
            memoryOf(cache, SESSION).keep(lines(1_000, 1_600));
            memoryOf(cache, SESSION).keep(lines(1, 20));
        }
        try (FleetCache cache = open()) {
            LogMemory.Part part = memoryOf(cache, SESSION).lines().orElseThrow();
            assertThat(part.lines())
                    .extracting(LogLine::id)
                    .containsExactlyElementsOf(
                            LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.rangeClosed(100, 1_600))
                                    .boxed()
                                    .toList());
            assertThat(part.lines().getFirst()).isEqualTo(line(1));
            assertThat(part.asOf()).isEqualTo(line(1_600).at());
        }
    }

    @Test
    void linesOfTheStreamStandAmongThoseThatWereRead() {
        try (FleetCache cache = seen()) {
            memoryOf(cache, SESSION).keep(lines(10, 12));
            cache.recorder()
                    .changes("e1", 8, NOON.plusSeconds(20), List.of(CacheFixture.log(0, 11), CacheFixture.log(3, 15)));
            cache.flushNow().join();

            assertThat(memoryOf(cache, SESSION).lines().orElseThrow().lines())
                    .extracting(LogLine::message)
                    .containsExactly("line 10", "line 11", "line 12", "line 15");
        }
    }

    @Test
    void longLinesArePacked() {
        try (FleetCache cache = seen()) {
            List<LogLine> huge = lines(1, 400).stream()
                    .map(line -> line.saying("x".repeat(8_000), Map.of()))
                    .toList();
            memoryOf(cache, SESSION).keep(huge);

            assertThat(memoryOf(cache, SESSION).lines().orElseThrow().lines()).hasSize(400);
        }
    }

    @Test
    void oldPagesGoAndNobodyIsShownWhatSomebodyElseRead() {
        SessionInfo less = new SessionInfo(
                SESSION.server(),
                SESSION.environment(),
                SESSION.simulated(),
                SESSION.user(),
                SESSION.role(),
                Set.of(),
                SESSION.scope(),
                SESSION.freshness());
        try (FleetCache cache = seen()) {
            memoryOf(cache, SESSION).keep(lines(1, 10));
            assertThat(memoryOf(cache, less).lines()).isEmpty();
            assertThat(memoryOf(cache, SESSION).lines()).isPresent();

            clock.advance(Duration.ofDays(8));
            cache.signedIn().join();
            memoryOf(cache, SESSION).keep(List.of(later(line(11))));
            assertThat(memoryOf(cache, SESSION).lines().orElseThrow().lines()).hasSize(1);

            cache.recorder().picture(less, "e1", 8, NOON, fleet(1));
            cache.flushNow().join();
            assertThat(memoryOf(cache, less).lines()).isEmpty();
        }
    }

    private static LogLine later(LogLine line) {
        return new LogLine(
                line.id(),
                line.car(),
                line.at().plus(Duration.ofDays(8)),
                line.claimedAt(),
                line.boot(),
                line.sequence(),
                line.level(),
                line.source(),
                line.message(),
                line.fields());
    }

    private FleetCache seen() {
        FleetCache cache = open();
        cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(4));
        cache.flushNow().join();
        return cache;
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    private static LogMemory memoryOf(FleetCache cache, SessionInfo person) {
        return cache.logs(() -> Optional.of(person));
    }

    private static List<LogLine> lines(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(CachedLogsTest::line).toList();
    }

    private static LogLine line(long number) {
        return new LogLine(
                number,
                id(0),
                NOON.plusSeconds(number),
                NOON,
                3,
                number,
                LogLevel.INFO,
                "update",
                "line " + number,
                Map.of());
    }
}

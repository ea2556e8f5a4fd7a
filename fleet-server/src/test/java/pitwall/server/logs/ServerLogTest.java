package pitwall.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.LogLine;
import pitwall.server.storage.Database;
import pitwall.server.storage.LogLineRows;
import pitwall.server.storage.SideFile;
import pitwall.testing.SteppedClock;

/// What becomes of the lines that the server itself logs, below the routes.
@SuppressWarnings("NullAway.Init") // every test opens its own log first
class ServerLogTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(START);
    private final AtomicReference<@Nullable Consumer<SpokenLine>> ear = new AtomicReference<>();
    private Database database;
    private SideFile file;
    private ServerLog log;

    @BeforeEach
    void openDatabase() {
        database = Database.open(folder.resolve("fleet.db").toString());
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private void open(LogSettings settings) {
        file = SideFile.beside(folder.resolve("fleet.db").toString(), database, SideFile.Kind.SERVER_LOG);
        log = new ServerLog(file, new LogIntake(new Redactor(new byte[32])), settings, clock).start(listener -> {
            ear.set(listener);
            return () -> ear.set(null);
        });
    }

    private void say(LogLevel level, String message, Map<String, String> fields, @Nullable Throwable thrown) {
        Consumer<SpokenLine> listener = ear.get();
        assertThat(listener).isNotNull();
        if (listener != null) {
            listener.accept(new SpokenLine(level, "pitwall.server.http.Pipeline", message, fields, thrown));
        }
    }

    private void say(String message) {
        say(LogLevel.INFO, message, Map.of(), null);
    }

    private List<LogLine> stored() {
        List<LogLine> lines = new ArrayList<>();
        LogFilter all = new LogFilter(
                null,
                LogLevel.DEBUG,
                null,
                null,
                Set.of(),
                null,
                null,
                Map.of(),
                new PlaceText(RedactionRules.SHIPPED.positionNames()),
                Precision.EXACT);
        assertThat(log.search().run(all, new LogSearch.Place(false, null), lines::add))
                .isPresent();
        return lines;
    }

    @Test
    void aLineIsKeptWithWhoSaidItAndWhatWentWrongAndWithoutItsSecrets() {
        open(LogSettings.DEFAULT);
        say(
                LogLevel.ERROR,
                "GET /x failed, password=hunter2",
                Map.of("correlation", "c-1", "api_key", "0123456789abcdef"),
                new IOException("token=abcdefgh12345678", new IllegalStateException("why")));

        await().until(() -> stored().size() == 1);
        LogLine line = stored().getFirst();
        assertThat(line.car()).isNull();
        assertThat(line.speaker()).isEqualTo(LogLine.OWN);
        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
        assertThat(line.source()).isEqualTo("http.Pipeline");
        assertThat(line.at()).isEqualTo(START);
        assertThat(line.boot()).isEqualTo(1);
        assertThat(line.sequence()).isEqualTo(1);
        assertThat(line.fields())
                .containsEntry("correlation", "c-1")
                .containsEntry("error", "java.io.IOException")
                .hasEntrySatisfying("api_key", value -> assertThat(value).startsWith("‹redacted:"));
        assertThat(line.message())
                .startsWith("GET /x failed")
                .contains("␊java.io.IOException: ", "␊caused by java.lang.IllegalStateException: why")
                .contains("␊  at " + ServerLogTest.class.getName())
                .doesNotContain("hunter2", "abcdefgh12345678");
    }

    @Test
    void numbersGoOnAfterARestartAndSayThatItWasOne() {
        open(LogSettings.DEFAULT);
        say("one");
        say("two");
        log.close();
        assertThat(ear.get()).isNull();
        open(LogSettings.DEFAULT);
        say("three");

        await().until(() -> stored().size() == 3);
        assertThat(stored()).extracting(LogLine::message).containsExactly("one", "two", "three");
        assertThat(stored()).extracting(LogLine::id).containsExactly(1L, 2L, 3L);
        assertThat(stored()).extracting(LogLine::boot).containsExactly(1L, 1L, 2L);
        assertThat(stored()).extracting(LogLine::sequence).containsExactly(1L, 2L, 1L);
    }

    @Test
    void linesThatAreTooManyAreDroppedAndTheLogSaysHowMany() {
        open(LogSettings.DEFAULT.taking(1, 40));
        for (int i = 1; i <= 100; i++) {
            say("line " + i);
        }

        await().until(() -> stored().size() - notes().size() + dropped() == 100);
        assertThat(log.dropped()).isPositive().isEqualTo(dropped());
        LogLine note = notes().getFirst();
        assertThat(note.message()).endsWith("lines dropped: the server wrote more than 1 lines a second.");
        assertThat(note.level()).isEqualTo(LogLevel.WARN);
        assertThat(note.sequence()).isZero();
        assertThat(note.fields()).containsEntry("reason", "rate");
        assertThat(note.fields().get("numbers")).startsWith("41-");
    }

    private List<LogLine> notes() {
        return stored().stream()
                .filter(line -> line.source().equals(LogLine.SERVER))
                .toList();
    }

    private long dropped() {
        return notes().stream()
                .mapToLong(line -> Long.parseLong(line.fields().getOrDefault("dropped", "0")))
                .sum();
    }

    @Test
    void whileTheDiskTakesNothingNobodyWaitsAndAfterwardsTheLogSaysWhatIsMissing() {
        open(LogSettings.DEFAULT);
        file.write(sql -> sql.execute("alter table server_line rename to away"));
        for (int i = 1; i <= 6_000; i++) {
            say("line " + i);
        }
        assertThat(log.dropped()).isBetween(1L, 1_000L);
        file.write(sql -> sql.execute("alter table away rename to server_line"));

        await().until(() ->
                file.read(sql -> LogLineRows.ofServer(sql).store().lines()) - notes().size() + dropped() == 6_000);
        assertThat(dropped()).isEqualTo(log.dropped());
        assertThat(stored()).extracting(LogLine::message).startsWith("line 1", "line 2");
        assertThat(stored()).extracting(LogLine::id).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void whatTheThreadThatKeepsLinesLogsIsNotKept() {
        AtomicReference<@Nullable Thread> keeper = new AtomicReference<>();
        file = SideFile.beside(folder.resolve("fleet.db").toString(), database, SideFile.Kind.SERVER_LOG);
        log = new ServerLog(file, new LogIntake(new Redactor(new byte[32])), LogSettings.DEFAULT, () -> {
                    if (Thread.currentThread().getName().equals("pitwall-server-log")) {
                        keeper.set(Thread.currentThread());
                        say("said while a line is kept");
                    }
                    return clock.instant();
                })
                .start(listener -> {
                    ear.set(listener);
                    return () -> ear.set(null);
                });
        say("once");

        await().until(() -> keeper.get() != null && stored().size() == 1);
        say("twice");
        await().until(() -> stored().size() == 2);
        assertThat(stored()).extracting(LogLine::message).containsExactly("once", "twice");
    }

    @Test
    void aTenthOfWhatIsKeptOfCarsIsKeptAndNothingLongerThanThat() {
        open(LogSettings.DEFAULT.keeping(Duration.ofMinutes(5), 500, 1_000_000));
        for (int i = 1; i <= 80; i++) {
            say("line " + i);
        }
        await().until(() -> !stored().isEmpty() && stored().getLast().message().equals("line 80"));
        clock.advance(Duration.ofMinutes(1));
        await().until(() -> stored().size() == 50);
        assertThat(stored().getFirst().message()).isEqualTo("line 31");

        clock.advance(Duration.ofMinutes(5));
        await().until(() -> stored().isEmpty());
    }
}

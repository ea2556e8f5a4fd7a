package pitwall.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;
import pitwall.protocol.Topic;
import pitwall.server.access.Accounts;
import pitwall.server.access.Principal;
import pitwall.server.access.Revocations;
import pitwall.server.access.SignIns;
import pitwall.server.live.CarChange;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LocalEventLog;
import pitwall.server.logs.PlaceText;
import pitwall.server.storage.AccountRows.Account;
import pitwall.server.storage.Database;

/// Consoles that stop reading, beside one that reads.
class ConsoleHubTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final FrameCodec CODEC = new FrameCodec();
    private static final int CHANGES = 500;

    @TempDir
    Path folder;

    private final LocalEventLog log = new LocalEventLog("e", 10_000, 10_000_000);
    private Database database;
    private SignIns signIns;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("fleet.db").toString());
        Revocations revocations = new Revocations();
        Account anna = new Account("anna", "no password", Role.VIEWER, Scope.ALL, false, NOON, 1);
        signIns = new SignIns(
                new Accounts(List.of(anna), revocations),
                new byte[32],
                1,
                revocations,
                Optional.empty(),
                InstantSource.system());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoTakesNothingIsToldWhyThenCutAndTheOthersGetEverything() {
        ConsoleHub hub = hub(PATIENCE);
        StuckSocket stuck = new StuckSocket();
        TakingSocket taking = new TakingSocket();
        greet(hub.open(anna(), stuck));
        greet(hub.open(anna(), taking));
        await().until(() -> stuck.sending && taking.texts.size() >= 2);

        for (int i = 0; i < CHANGES; i++) {
            log.append(NOON, List.of(removal(i)));
        }
        await().until(() -> taking.allTexts().contains("\"seq\":" + CHANGES));
        await().until(() -> {
            hub.tick();
            return stuck.code != 0;
        });
        assertThat(stuck.code).isEqualTo(Protocol.CLOSE_TOO_SLOW);
        assertThat(stuck.isCut()).as("cut before it could read why").isFalse();

        hub.tick();
        assertThat(stuck.isCut()).isTrue();
        await().until(() -> hub.size() == 1);
        assertThat(taking.code).isZero();
    }

    @Test
    void whoTakesALittleTimeKeepsItsPlace() {
        ConsoleHub hub = hub(Duration.ofHours(1));
        StuckSocket late = new StuckSocket();
        greet(hub.open(anna(), late));
        await().until(() -> late.sending);

        hub.tick();

        assertThat(late.code).isZero();
        assertThat(hub.size()).isEqualTo(1);
        late.cut();
        await().until(() -> hub.size() == 0);
    }

    @Test
    void whoAsksOnWithoutReadingTheAnswersIsGivenUpAtOnce() {
        ConsoleHub hub = hub(Duration.ofHours(1));
        StuckSocket stuck = new StuckSocket();
        ConsoleSession session = hub.open(anna(), stuck);
        greet(session);
        await().until(() -> stuck.sending);

        for (int ping = 2; ping < 90; ping++) {
            session.onText(CODEC.encode(new Envelope<>(ping, NOON, null, new ClientFrame.Ping(ping))));
        }

        assertThat(stuck.code).isEqualTo(Protocol.CLOSE_TOO_SLOW);
        assertThat(stuck.isCut()).isTrue();
        await().until(() -> hub.size() == 0);
    }

    @Test
    void allWhoComeBackAtOnceShareOneSnapshot() {
        ConsoleHub hub = hub(Duration.ofHours(1));
        log.append(NOON, List.of(removal(1)));
        List<TakingSocket> sockets = Stream.generate(TakingSocket::new).limit(9).toList();

        sockets.forEach(socket -> greet(hub.open(anna(), socket)));
        sockets.forEach(socket -> await().until(() -> socket.allTexts().contains("\"type\":\"snapshot\"")));

        assertThat(hub.snapshotPartsWritten()).isEqualTo(1);
    }

    @Test
    void aLaptopIsNotKeptOutByWhatItLeftBehind() {
        ConsoleHub hub = hub(Duration.ofHours(1), 1);
        TakingSocket left = new TakingSocket();
        TakingSocket tooMany = new TakingSocket();
        hub.open(anna(), left);
        hub.open(anna(), tooMany);
        await().until(() -> tooMany.code == Protocol.CLOSE_TOO_FAST);

        hub.makeRoom(anna(), Duration.ZERO);

        assertThat(left.isCut).isTrue();
    }

    private ConsoleHub hub(Duration patience) {
        return hub(patience, 10);
    }

    private ConsoleHub hub(Duration patience, int streamsPerUser) {
        LivePicture picture = new LivePicture(List.of());
        ConsoleHub hub = new ConsoleHub(
                log,
                picture,
                signIns,
                new TailSources(new PlaceText(Set.of("lat")), () -> 0),
                InstantSource.system(),
                new StreamSettings(
                        "TEST",
                        true,
                        FreshnessPolicy.DEFAULT,
                        Duration.ofSeconds(3),
                        2_000_000,
                        patience,
                        streamsPerUser));
        log.follow(picture);
        log.follow(hub);
        return hub;
    }

    private static Principal anna() {
        return new Principal("anna", Role.VIEWER, Scope.ALL, "family", 1, null, null);
    }

    private static void greet(ConsoleSession session) {
        Set<Topic> everything = EnumSet.allOf(Topic.class);
        session.onText(
                CODEC.encode(new Envelope<>(1, NOON, null, new ClientFrame.Hello("test", null, everything, null))));
    }

    private static CarChange removal(int number) {
        return new CarChange(new CarId("car-" + number), null, Set.of(CarChange.Part.REMOVED), List.of());
    }

    /// A peer that does not read: a frame never gets through until the connection is cut.
    private static final class StuckSocket implements ConsoleSocket {
        private final CountDownLatch gone = new CountDownLatch(1);
        private volatile boolean sending;
        private volatile int code;

        @Override
        public void send(String text) throws IOException, InterruptedException {
            sending = true;
            gone.await();
            throw new IOException("cut");
        }

        @Override
        public void close(int closeCode, String reason) {
            code = closeCode;
        }

        @Override
        public void cut() {
            gone.countDown();
        }

        private boolean isCut() {
            return gone.getCount() == 0;
        }
    }

    /// A peer that takes every frame at once.
    private static final class TakingSocket implements ConsoleSocket {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private volatile int code;
        private volatile boolean isCut;

        @Override
        public void send(String text) {
            texts.add(text);
        }

        private String allTexts() {
            return String.join("\n", texts);
        }

        @Override
        public void close(int closeCode, String reason) {
            code = closeCode;
        }

        @Override
        public void cut() {
            isCut = true;
        }
    }
}

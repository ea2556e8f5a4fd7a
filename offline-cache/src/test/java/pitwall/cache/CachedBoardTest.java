package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.car;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.id;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.FleetView;
import pitwall.client.RememberedFleet;
import pitwall.client.SeenPicture;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

/// Rollouts, updates of cars and the audit head in the cache.
class CachedBoardTest {
    private static final int CARS = 6;

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();

    @Test
    void aPictureOfTheWholeConsoleSurvivesTheProgram() {
        SeenPicture picture = picture(7, rollout("R-1", 3), rollout("R-2", 1));
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, picture);
        }

        assertSame(reopened().picture(), picture);
    }

    @Test
    void aPictureOfOtherRolloutsForgetsThoseBefore() {
        SeenPicture later = picture(9, rollout("R-2", 5));
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, picture(7, rollout("R-1", 3)));
            cache.flushNow().join();
            cache.recorder().picture(SESSION, later);
        }

        assertSame(reopened().picture(), later);
    }

    @Test
    void whateverHappensIsRememberedAsThePictureShowsIt() {
        RandomGenerator random = Seeds.announced("cached board").generator();
        for (int round = 0; round < 20; round++) {
            Truth truth = new Truth(random);
            SeenPicture first = picture(1, rollout("R-0", 1));
            truth.begin(first);
            try (FleetCache cache = open()) {
                cache.recorder().picture(SESSION, first);
                long sequence = 1;
                for (int i = 0; i < 40; i++) {
                    sequence++;
                    cache.recorder().changes("e1", sequence, NOON, List.of(truth.next()));
                    if (random.nextInt(4) == 0) {
                        cache.flushNow().join();
                    }
                }
            }

            SeenPicture remembered = reopened().picture();

            assertThat(remembered.sequence()).isEqualTo(41);
            assertThat(remembered.epoch()).isEqualTo("e1");
            assertThat(byId(remembered.rollouts())).isEqualTo(truth.rollouts);
            assertThat(byCar(remembered.updates())).isEqualTo(truth.updates);
            assertThat(remembered.auditHead()).isEqualTo(truth.head);
        }
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithWhatCameSince() {
        PendingBoard failed = new PendingBoard();
        failed.put(rollout("R-1", 1));
        failed.put(rollout("R-2", 1));
        failed.remove("R-3");
        PendingBoard later = new PendingBoard();
        later.update(rollout("R-1", 2));
        later.remove("R-2");
        later.update(rollout("R-3", 2));
        later.update(rollout("R-4", 2));

        failed.append(later);

        assertThat(failed.rollouts())
                .containsEntry("R-1", new PendingBoard.Change.There(rollout("R-1", 2)))
                .containsEntry("R-2", new PendingBoard.Change.Gone())
                .containsEntry("R-3", new PendingBoard.Change.Gone())
                .containsEntry("R-4", new PendingBoard.Change.Moved(rollout("R-4", 2)));
    }

    @Test
    void aDamagedRolloutIsLeftOutAndThePictureIsNotContinued() throws SQLException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, picture(7, rollout("R-1", 3), rollout("R-2", 1)));
        }
        edit("UPDATE board SET body = STRINGTOUTF8('{}') WHERE name = 'rollout/R-1'");

        SeenPicture remembered = reopened().picture();

        assertThat(remembered.rollouts()).containsExactly(rollout("R-2", 1));
        assertThat(remembered.epoch()).isEmpty();
    }

    @Test
    void aRolloutCannotTakeThePlaceOfAnother() throws SQLException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, picture(7, rollout("R-1", 3), rollout("R-2", 1)));
        }
        edit("UPDATE board SET body = (SELECT body FROM board WHERE name = 'rollout/R-2'),"
                + " code = (SELECT code FROM board WHERE name = 'rollout/R-2') WHERE name = 'rollout/R-1'");

        assertThat(reopened().picture().rollouts()).containsExactly(rollout("R-2", 1));
    }

    /// What the picture of a client would show.
    private static final class Truth {
        private final RandomGenerator random;
        private final Map<String, RolloutView> rollouts = new HashMap<>();
        private final Map<CarId, UpdateProgress> updates = new HashMap<>();
        private final Map<CarId, Boolean> there = new HashMap<>();
        private @Nullable AuditHead head;

        Truth(RandomGenerator random) {
            this.random = random;
        }

        void begin(SeenPicture picture) {
            picture.rollouts().forEach(view -> rollouts.put(view.id(), view));
            picture.updates().forEach(update -> updates.put(update.car(), update));
            picture.cars().forEach(car -> there.put(car.id(), true));
            head = picture.auditHead();
        }

        FleetEvent next() {
            String name = "R-" + random.nextInt(4);
            int number = random.nextInt(CARS);
            return switch (random.nextInt(7)) {
                case 0 -> {
                    RolloutView created = rollout(name, random.nextInt(50));
                    rollouts.put(name, created);
                    yield new FleetEvent.RolloutCreated(created);
                }
                case 1, 2 -> {
                    RolloutView changed = rollout(name, random.nextInt(50));
                    rollouts.replace(name, changed);
                    yield new FleetEvent.RolloutChanged(changed);
                }
                case 3 -> {
                    rollouts.remove(name);
                    yield new FleetEvent.RolloutRemoved(name);
                }
                case 4 -> {
                    head = head(random.nextInt(1_000));
                    yield new FleetEvent.AuditSigned(head);
                }
                case 5 -> {
                    UpdateProgress update = update(number, random.nextInt(9));
                    if (there.getOrDefault(id(number), false)) {
                        updates.put(id(number), update);
                    }
                    yield new FleetEvent.CarUpdateChanged(update);
                }
                default -> {
                    boolean gone = there.getOrDefault(id(number), false);
                    there.put(id(number), !gone);
                    updates.remove(id(number));
                    yield gone ? new FleetEvent.CarRemoved(id(number)) : new FleetEvent.CarCreated(car(number));
                }
            };
        }
    }

    private static void assertSame(SeenPicture remembered, SeenPicture picture) {
        assertThat(remembered.view()).isEqualTo(picture.view());
        assertThat(remembered.epoch()).isEqualTo(picture.epoch());
        assertThat(remembered.sequence()).isEqualTo(picture.sequence());
        assertThat(remembered.cars()).containsExactlyInAnyOrderElementsOf(picture.cars());
        assertThat(byId(remembered.rollouts())).isEqualTo(byId(picture.rollouts()));
        assertThat(byCar(remembered.updates())).isEqualTo(byCar(picture.updates()));
        assertThat(remembered.auditHead()).isEqualTo(picture.auditHead());
    }

    private static Map<String, RolloutView> byId(List<RolloutView> views) {
        Map<String, RolloutView> byId = new HashMap<>();
        views.forEach(view -> byId.put(view.id(), view));
        return byId;
    }

    private static Map<CarId, UpdateProgress> byCar(List<UpdateProgress> updates) {
        Map<CarId, UpdateProgress> byCar = new HashMap<>();
        updates.forEach(update -> byCar.put(update.car(), update));
        return byCar;
    }

    private static SeenPicture picture(long sequence, RolloutView... rollouts) {
        return new SeenPicture(
                FleetView.CONSOLE,
                "e1",
                sequence,
                NOON,
                fleet(CARS),
                List.of(update(1, 1), update(3, 2)),
                List.of(rollouts),
                head(41));
    }

    private static AuditHead head(long size) {
        return new AuditHead(size, "ab".repeat(32), NOON, "key", "signature");
    }

    private static UpdateProgress update(int car, int attempt) {
        return new UpdateProgress(
                id(car),
                "R-1",
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.WAITING,
                null,
                null,
                "4.2.1",
                attempt,
                NOON,
                null);
    }

    private static RolloutView rollout(String id, int succeeded) {
        RolloutEntry entry = new RolloutEntry(
                id,
                id + " everywhere",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                RolloutStatus.RUNNING,
                1,
                100,
                Map.of(CarStage.SUCCEEDED, succeeded),
                0,
                List.of(),
                "5f".repeat(32),
                false,
                false,
                null,
                null,
                "omar",
                NOON,
                null,
                NOON,
                null,
                null,
                null);
        return new RolloutView(entry, false, new WaitingFor.Cars(3));
    }

    private void edit(String sql) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "pitwall");
        login.put("password", CacheKey.from(secret).password());
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.toAbsolutePath().resolve("fleet") + ";CIPHER=AES", login);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, new SteppedClock(NOON));
    }

    private RememberedFleet reopened() {
        try (FleetCache cache = open()) {
            Optional<RememberedFleet> remembered = cache.remembered().join();
            return remembered.orElseThrow();
        }
    }
}

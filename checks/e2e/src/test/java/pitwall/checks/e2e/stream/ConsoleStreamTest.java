package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandOutcome.Reason;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.client.FleetView;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.Topic;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;

/// Two consoles on one server, everything as it should be.
final class ConsoleStreamTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private RestartableServer server;
    private TestConsole one;
    private TestConsole other;

    @BeforeEach
    void start() {
        server = new RestartableServer(folder);
        one = new TestConsole(server, server.uri(), 1);
        other = new TestConsole(server, server.uri(), 2);
        one.awaitLive(SOON);
        other.awaitLive(SOON);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void theStreamTellsWhichCommandAChangeIsTheEffectOf() {
        List<String> effects = new CopyOnWriteArrayList<>();
        one.client().onEffect(effects::add);

        CommandOutcome outcome = one.submit(create("car-1", "munich"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommandOutcome.Accepted.class,
                        accepted -> Awaitility.await()
                                .untilAsserted(() -> assertThat(effects)
                                        .containsExactly(accepted.command().toString())));
    }

    @Test
    void whatOneConsoleDoesTheOtherSees() {
        assertThat(one.submit(create("car-1", "munich"))).isInstanceOf(CommandOutcome.Accepted.class);
        other.await(SOON, frame -> frame.snapshot().size() == 1);

        Car car = other.car("car-1");
        assertThat(one.submit(new FleetCommand.Edit(
                        car.id(), car.info().revision(), new PatchCar("Renamed", null, null, null, null, null))))
                .isInstanceOf(CommandOutcome.Accepted.class);
        other.await(SOON, frame -> "Renamed".equals(other.car("car-1").info().name()));

        CommandOutcome stale =
                one.submit(new FleetCommand.Delete(car.id(), car.info().revision()));
        assertThat(stale)
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isInstanceOfSatisfying(
                                        Reason.ByServer.class,
                                        no -> assertThat(no.code()).isEqualTo("REVISION_CONFLICT")));
        assertThat(one.submit(new FleetCommand.Delete(
                        car.id(), other.car("car-1").info().revision())))
                .isInstanceOf(CommandOutcome.Accepted.class);
        other.await(SOON, frame -> frame.snapshot().size() == 0);
        one.check();
        other.check();
    }

    @Test
    void theSessionAndTheClockComeWithTheWelcome() {
        assertThat(one.session().environment()).isEqualTo("TEST");
        assertThat(one.session().simulated()).isTrue();
        assertThat(one.session().user()).isEqualTo("admin");
        assertThat(one.frame().clockEstimated()).isFalse();
        assertThat(one.frame().serverAhead().abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aFilteredViewShowsItsCarsAndGoesBackToAll() {
        one.submit(create("car-1", "munich"));
        one.submit(create("car-2", "berlin"));
        other.await(SOON, frame -> frame.snapshot().size() == 2);

        other.client().subscribe(new FleetView(Set.of(Topic.CARS), "region:munich"));
        other.await(SOON, frame -> frame.snapshot().size() == 1);
        one.submit(create("car-3", "berlin"));
        one.submit(create("car-4", "munich"));
        other.await(SOON, frame -> frame.snapshot().size() == 2);
        assertThat(other.cars()).containsOnlyKeys(new CarId("car-1"), new CarId("car-4"));

        other.client().subscribe(FleetView.EVERYTHING);
        other.await(SOON, frame -> frame.snapshot().size() == 4);
        assertThat(other.mode()).isEqualTo(ConsoleMode.LIVE);
        assertThat(other.frame().link().connections()).isEqualTo(1);
    }

    @Test
    void aRestartedServerIsFollowedAgainWithTheSameCars() {
        one.submit(create("car-1", "munich"));
        other.await(SOON, frame -> frame.snapshot().size() == 1);
        String epoch = other.frame().epoch();

        int port = server.stop();
        other.await(SOON, frame -> frame.freshness().mode() == ConsoleMode.RECONNECTING);
        assertThat(other.submit(create("car-2", "munich"))).isInstanceOf(CommandOutcome.Refused.class);
        server.comeBack(port);

        other.await(
                SOON,
                frame -> frame.freshness().mode() == ConsoleMode.LIVE
                        && !String.valueOf(epoch).equals(frame.epoch()));
        assertThat(other.cars()).containsOnlyKeys(new CarId("car-1"));
        one.awaitLive(SOON);
        assertThat(one.submit(create("car-2", "munich"))).isInstanceOf(CommandOutcome.Accepted.class);
    }

    static FleetCommand create(String id, String region) {
        return new FleetCommand.Create(new CreateCar(id, id, region, "i4", 1, null, null, "4.2.1", null));
    }
}

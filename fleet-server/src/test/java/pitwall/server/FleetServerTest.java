package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Role;
import pitwall.fleet.Workload;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.CreateCar;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.storage.DatabaseInUseException;

class FleetServerTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCarThatIsCreatedOverRestAppearsAtEveryConsole() {
        try (TestConsole first = TestConsole.watch(server.admin());
                TestConsole second = TestConsole.watch(server.admin())) {
            Person.Reply reply = server.admin().post("/api/cars", """
                {"region":"Munich","state":"parked","version":"4.2.0"}\
                """);

            assertThat(reply.status()).isEqualTo(201);
            String id = reply.data().path("info").path("id").asText();
            assertThat(reply.header("Location")).isEqualTo("/api/v1/cars/" + id);
            first.until(console -> console.has(id));
            second.until(console -> console.has(id));
            assertThat(first.car(id).info().region()).isEqualTo("munich");
            assertThat(first.car(id).status().connectivity()).isEqualTo(Connectivity.NEVER_SEEN);
        }
    }

    @Test
    void aCarThatProvesItsKeyReportsAndTheConsoleSeesIt() {
        try (TestConsole console = TestConsole.watch(server.admin());
                TestCar car = server.joinedCar("car-1")) {
            console.until(picture ->
                    picture.has("car-1") && picture.car("car-1").status().workload() == Workload.RUNNING);

            assertThat(console.car("car-1").status().connectivity()).isEqualTo(Connectivity.ONLINE);
            assertThat(console.car("car-1").vitals().batteryPercent()).isEqualTo(80);

            car.log(Instant.now(), "door opened, token=abc123secret");
            FleetEvent.LogAppended line = console.event(FleetEvent.LogAppended.class);
            assertThat(line.entry().message()).contains("door opened").doesNotContain("abc123secret");
        }
    }

    @Test
    void aProgramBringsItsOwnPeopleAlongAndTheTrailSaysSo() {
        server.server().hire("k.vogt", "a password of the program", Role.RELEASE_MANAGER);

        Person person = server.admin().signIn("k.vogt", "a password of the program");
        assertThat(person.tokens().role()).isEqualTo(Role.RELEASE_MANAGER);
        assertThat(server.admin().get("/api/v1/audit?action=CREATE_USER").data().toString())
                .contains("k.vogt")
                .doesNotContain("a password of the program");
        assertThatThrownBy(() -> server.server().hire("k.vogt", "another long password", Role.VIEWER))
                .hasMessageContaining("there is somebody of that name");
        assertThatThrownBy(() -> server.server().hire("m.berg", "short", Role.VIEWER))
                .hasMessageContaining("password")
                .hasMessageNotContaining("short");
    }

    @Test
    void aSnapshotHoldsEveryCarAtOneSequence() {
        for (int i = 0; i < 5; i++) {
            server.createCar("car-" + i, "berlin");
        }

        try (TestConsole console = TestConsole.watch(server.admin())) {
            assertThat(console.cars()).hasSize(5);
            assertThat(console.seq()).isPositive();
        }
    }

    @Test
    void aSecondServerOnTheSameDatabaseIsRefused() {
        ServerSettings settings = ServerSettings.of(server.location()).withSecretKey(new byte[32]);

        assertThatThrownBy(() -> FleetServer.start(settings, InstantSource.system()))
                .isInstanceOf(DatabaseInUseException.class);
        assertThat(server.admin().get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void aQuietStreamStillHasAHeartbeat() {
        try (TestConsole console = TestConsole.watch(server.admin())) {
            ServerFrame.Heartbeat heartbeat = console.take(ServerFrame.Heartbeat.class);

            assertThat(heartbeat.head()).isEqualTo(console.seq());
            assertThat(heartbeat.lag()).isZero();
        }
    }

    @Test
    void aConsoleWithoutAGoodTokenIsRefusedBeforeTheUpgrade() {
        assertThat(TestConsole.refusal(server.admin(), null)).isEqualTo(401);
        assertThat(TestConsole.refusal(server.admin(), "nonsense")).isEqualTo(401);
    }

    @Test
    void whatWasAcceptedSurvivesARestart() {
        server.createCar("car-7", "hamburg");
        try (TestCar car = server.joinedCar("car-8")) {
            car.log(Instant.now(), "hello");
            car.awaitAck(2);
        }

        server.restart();

        try (TestConsole console = TestConsole.watch(server.admin())) {
            assertThat(console.cars()).hasSize(2);
            assertThat(console.car("car-8").status().workload()).isEqualTo(Workload.RUNNING);
            assertThat(console.car("car-8").vitals().batteryPercent()).isEqualTo(80);
        }
        assertThat(server.admin().get("/api/v1/cars/car-8/logs").data()).hasSize(1);
        assertThat(server.admin().get("/api/v1/cars/car-8/timeline").data()).isNotEmpty();
        assertThat(server.admin()
                        .post("/api/v1/cars", new CreateCar("car-7", null, "x", null, null, null, null, "1", null))
                        .status())
                .isEqualTo(409);
    }
}

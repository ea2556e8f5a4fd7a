package pitwall.server.kit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.SampleImage;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// Releases that were really signed, and simulated cars that really install them.
public final class UpdateStage implements AutoCloseable {
    /// The release that cars have from the factory, byte for byte.
    public static final String FACTORY = "4.2.1";

    /// The release they shall get.
    public static final String NEXT = "5.0.0";

    /// Simulated seconds in a real one: cars that begin parked stay so for 18 s at least, and prove software in 0.5 s.
    private static final double SPEED = 10;

    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Ceremony ceremony = new Ceremony();
    private Person manager;
    private final TestServer server;
    private final SimulatedFleet fleet;

    public UpdateStage(TestServer server, int cars, long seed, String faults) {
        this(server, cars, seed, faults, SPEED);
    }

    /// @param speed simulated seconds in a real one
    public UpdateStage(TestServer server, int cars, long seed, String faults, double speed) {
        this.server = server;
        this.manager = server.person("manager", Role.RELEASE_MANAGER, null);
        publish();
        fleet = SimulatedFleet.start(
                new SimulationSettings(
                                server.uri(),
                                cars,
                                seed,
                                TestServer.ENROLMENT_KEY,
                                faults.isEmpty() ? FaultPlan.NONE : FaultPlan.parse(faults))
                        .withSpeed(speed)
                        .calmed(),
                InstantSource.system());
        await().atMost(PATIENCE).until(() -> fleet.online() == cars && known() == cars);
    }

    private long known() {
        return fleet.cars().stream()
                .filter(car -> manager.get("/api/v1/cars/" + car + "/desired").status() == 200
                        && !desired(car).builds().isEmpty())
                .count();
    }

    private void publish() {
        for (String factory : List.of("4.2.0", FACTORY, "4.3.0")) {
            register(factory, counter(factory), SampleImage.factory(factory).bytes());
        }
        register(NEXT, 500, Ceremony.bytes("The next release, which is a little longer.\n".repeat(1_000)));
        ceremony.publish(manager, InstantSource.system().instant());
    }

    private static long counter(String factory) {
        return switch (factory) {
            case "4.2.0" -> 420;
            case FACTORY -> 421;
            default -> 430;
        };
    }

    /// One more release, for some cars only.
    public void publish(String version, long counter, Set<String> models, Set<String> hardware) {
        register(version, counter, Ceremony.bytes("Release " + version), models, hardware, null);
        ceremony.publishTargets(manager, InstantSource.system().instant());
    }

    /// One more release, for agents of this version and newer ones only.
    public void publishForAgents(String version, long counter, String minimumAgent) {
        register(version, counter, Ceremony.bytes("Release " + version), Set.of(), Set.of(), minimumAgent);
        ceremony.publishTargets(manager, InstantSource.system().instant());
    }

    private void register(String version, long counter, byte[] bytes) {
        register(version, counter, bytes, Set.of(), Set.of(), null);
    }

    private void register(
            String version,
            long counter,
            byte[] bytes,
            Set<String> models,
            Set<String> hardware,
            @Nullable String minimumAgent) {
        ReleaseTarget release = new ReleaseTarget(
                version,
                new Artifact(Ceremony.sha256(bytes), bytes.length),
                counter,
                models,
                hardware,
                Set.of(),
                30,
                "Release " + version,
                minimumAgent);
        manager.post("/api/v1/releases", Ceremony.request(release));
        Ceremony.upload(manager, version, 0, bytes);
        ceremony.vouch(release);
    }

    public Person manager() {
        return manager;
    }

    /// Somebody whom the stage's server knows.
    public Person signIn(String name) {
        return Person.stranger(server.uri()).signIn(name, TestServer.PASSWORD);
    }

    public List<CarId> cars() {
        return fleet.cars();
    }

    public TestServer server() {
        return server;
    }

    public SimulatedFleet fleet() {
        return fleet;
    }

    public DesiredCar desired(CarId car) {
        return manager.get("/api/v1/cars/" + car + "/desired").data(DesiredCar.class);
    }

    public CarUpdate update(CarId car) {
        CarUpdate update = desired(car).update();
        if (update == null) {
            throw new AssertionError("nothing is wanted of " + car);
        }
        return update;
    }

    /// The server stops and comes back at the same place; cars find it by themselves.
    public void restart() {
        server.restart();
        manager = signIn("manager");
    }

    @Override
    public void close() {
        fleet.close();
        server.close();
    }
}

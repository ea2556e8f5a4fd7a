package pitwall.app;

import java.time.InstantSource;
import java.util.Base64;
import pitwall.cache.CacheKey;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// A fleet server and simulated cars inside this program, on a free loopback port. Begins anew each time.
final class SampleFleet implements AutoCloseable {
    /// The seed of the sample fleet: everybody sees the same cars.
    private static final long SEED = 42;
    private static final int PASSWORD_ITERATIONS = 10_000;

    private final DataFolder folder;
    private final FleetServer server;
    private final SimulatedFleet cars;
    private final String password;

    private SampleFleet(DataFolder folder, FleetServer server, SimulatedFleet cars, String password) {
        this.folder = folder;
        this.server = server;
        this.cars = cars;
        this.password = password;
    }

    /// Starts both; takes a second or two.
    ///
    /// @param folder an empty one that goes away with the fleet
    static SampleFleet start(DataFolder folder, int cars, InstantSource clock) {
        String enrolmentKey = Base64.getUrlEncoder().withoutPadding().encodeToString(CacheKey.newSecret());
        FleetServer server = FleetServer.start(
                ServerSettings.of(folder.path().resolve("sample-fleet.db").toString())
                        .withEnvironment("SIM", true)
                        .withEnrolmentKey(enrolmentKey)
                        // Guessing a random password of this length needs no further slowing down.
                        .withPasswordIterations(PASSWORD_ITERATIONS),
                clock);
        try {
            server.publishSampleReleases();
            String password = server.firstStartSecrets()
                    .flatMap(FirstStartSecrets::adminPassword)
                    .orElseThrow(() -> new IllegalStateException("the sample database is not new"));
            SimulatedFleet fleet = SimulatedFleet.start(
                    new SimulationSettings(server.baseUri(), cars, SEED, enrolmentKey, FaultPlan.NONE), clock);
            return new SampleFleet(folder, server, fleet, password);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    DataFolder folder() {
        return folder;
    }

    FleetServer server() {
        return server;
    }

    String user() {
        return FirstStartSecrets.ADMIN;
    }

    char[] password() {
        return password.toCharArray();
    }

    @Override
    public void close() {
        cars.close();
        server.close();
        folder.close();
    }
}

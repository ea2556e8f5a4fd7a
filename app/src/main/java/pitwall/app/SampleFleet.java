package pitwall.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.cache.CacheKey;
import pitwall.fleet.Role;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.views.ports.Colleague;

/// A fleet server and simulated cars on a free loopback port, inside this program or beside it. Begins anew each time.
final class SampleFleet implements AutoCloseable {
    /// The seed of the sample fleet: everybody sees the same cars.
    private static final long SEED = 42;
    private static final int PASSWORD_ITERATIONS = 10_000;

    /// Who has an account. The first is signed in to begin with; the second can be the second pair of eyes.
    static final List<Colleague> PEOPLE = List.of(
            new Colleague("k.vogt", Role.RELEASE_MANAGER),
            new Colleague("m.berg", Role.RELEASE_MANAGER),
            new Colleague("a.huber", Role.OPERATOR),
            new Colleague("s.lang", Role.VIEWER),
            new Colleague(FirstStartSecrets.ADMIN, Role.ADMIN));

    private final DataFolder folder;
    private final URI address;
    private final Door end;
    /// By name; made anew each time, known to nobody and never written down.
    private final Map<String, String> passwords;

    /// @param passwords of all [#PEOPLE], by name
    /// @param end ends what serves it
    SampleFleet(DataFolder folder, URI address, Map<String, String> passwords, Door end) {
        this.folder = folder;
        this.address = address;
        this.end = end;
        this.passwords = Map.copyOf(passwords);
    }

    /// Starts both; takes a second or two.
    ///
    /// @param folder an empty one that goes away with the fleet
    static SampleFleet start(DataFolder folder, int cars, InstantSource clock) {
        String enrolmentKey = secret();
        FleetServer server = FleetServer.start(
                ServerSettings.of(folder.path().resolve("sample-fleet.db").toString())
                        .withEnvironment("SIM", true)
                        .withEnrolmentKey(enrolmentKey)
                        // Guessing a random password of this length needs no further slowing down.
                        .withPasswordIterations(PASSWORD_ITERATIONS),
                clock);
        try {
            server.publishSampleReleases();
            server.publishSampleRegions();
            Map<String, String> passwords = hire(server);
            SimulatedFleet fleet = SimulatedFleet.start(
                    new SimulationSettings(server.baseUri(), cars, SEED, enrolmentKey, FaultPlan.NONE), clock);
            return new SampleFleet(folder, server.baseUri(), passwords, () -> {
                fleet.close();
                server.close();
            });
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Map<String, String> hire(FleetServer server) {
        Map<String, String> passwords = new HashMap<>();
        passwords.put(
                FirstStartSecrets.ADMIN,
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::adminPassword)
                        .orElseThrow(() -> new IllegalStateException("the sample database is not new")));
        for (Colleague person : PEOPLE) {
            if (!passwords.containsKey(person.name())) {
                String password = secret();
                server.hire(person.name(), password, person.role());
                passwords.put(person.name(), password);
            }
        }
        return passwords;
    }

    private static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(CacheKey.newSecret());
    }

    DataFolder folder() {
        return folder;
    }

    /// Of its server.
    URI address() {
        return address;
    }

    /// Who is signed in to begin with.
    Colleague first() {
        return PEOPLE.getFirst();
    }

    /// @throws IllegalArgumentException for somebody who is not one of [#PEOPLE]
    char[] password(Colleague person) {
        String password = passwords.get(person.name());
        if (password == null) {
            throw new IllegalArgumentException("nobody here is called " + person.name());
        }
        return password.toCharArray();
    }

    /// Where what one of them saw is remembered, until the fleet goes.
    Path cacheOf(Colleague person) {
        return folder.path().resolve("cache").resolve(person.name());
    }

    @Override
    public void close() {
        end.close();
        folder.close();
    }
}

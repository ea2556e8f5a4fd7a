package pitwall.checks.e2e.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import pitwall.checks.e2e.stream.RestartableServer;
import pitwall.checks.e2e.stream.TestConsole;
import pitwall.client.FleetView;
import pitwall.fleet.CarId;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// A fleet server and simulated cars over real sockets. The server can be stopped and comes back on the same port; the
/// cars live on meanwhile. Used by one test thread.
final class RunningFleet implements AutoCloseable {
    private static final long SEED = 7;

    private final RestartableServer server;
    private final SimulatedFleet cars;
    private int port;

    /// @param folder for the database, made if it is missing
    /// @param count how many cars come up over the first seconds
    RunningFleet(Path folder, int count) {
        this(folder, count, usual -> usual);
    }

    /// @param change what is to be other than in most tests
    RunningFleet(Path folder, int count, UnaryOperator<SimulationSettings> change) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new RestartableServer(folder);
        port = server.port();
        cars = SimulatedFleet.start(
                change.apply(new SimulationSettings(
                        server.uri(), count, SEED, RestartableServer.ENROLMENT_KEY, FaultPlan.NONE)),
                InstantSource.system());
    }

    URI uri() {
        return server.uri();
    }

    /// How many of its cars are connected.
    int online() {
        return cars.online();
    }

    String password() {
        return new String(server.password());
    }

    /// Gives the server releases that can be rolled out.
    void publishReleases() {
        server.publishReleases();
    }

    /// Gives the server the outlines of the cities that the cars drive in.
    void publishRegions() {
        server.publishRegions();
    }

    /// Lets somebody drive a parked car, at once.
    void drive(CarId car) {
        cars.drive(car);
    }

    /// Lets a workload of a car crash for good.
    void crash(CarId car) {
        cars.crash(car);
    }

    /// A console without a window that never saw this fleet before, and sees all that the one with a window sees.
    TestConsole freshConsole() {
        return new TestConsole(
                server, server.uri(), SEED, new TestConsole.Seat("admin", server.password(), FleetView.CONSOLE));
    }

    /// Ends the server; its port refuses connections from now on.
    void stopServer() {
        port = server.stop();
    }

    /// Starts the server again, on the same port and database.
    void restartServer() {
        server.comeBack(port);
    }

    /// Lets the server that was stopped do some work on another port, where nobody finds it who knew the old one.
    void workElsewhere(Consumer<URI> work) {
        server.comeBack(0);
        work.accept(server.uri());
        server.stop();
    }

    @Override
    public void close() {
        cars.close();
        server.close();
    }
}

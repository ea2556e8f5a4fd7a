package pitwall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import pitwall.client.rest.SignInService;
import pitwall.views.ports.Connection;
import pitwall.views.ports.SignInOutcome;

/// The way into the sample fleet, which starts when somebody first asks for it. Guarded by its user: one call at a
/// time.
final class SampleDoor implements AutoCloseable {
    static final String NAME = "sample";
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final int cars;
    private final InstantSource clock;
    private @Nullable SampleFleet fleet;

    /// @param folder of the console's data; the fleet has one of its own in it
    SampleDoor(Path folder, int cars, InstantSource clock) {
        this.folder = folder;
        this.cars = cars;
        this.clock = clock;
    }

    /// The fleet, running.
    SampleFleet fleet() {
        if (fleet == null) {
            try {
                fleet = SampleFleet.start(
                        new DataFolder(Files.createTempDirectory(folder, "sample-"), true), cars, clock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fleet;
    }

    /// Everything of the sample fleet starts at once, and a busy computer may need more than one attempt.
    SignInOutcome signIn(Connection connection, SignInService signIn) {
        SampleFleet started = fleet();
        SignInOutcome outcome =
                new SignInOutcome.Unreachable(connection.server().toString());
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof SignInOutcome.Unreachable; attempt++) {
            outcome = SignInAnswer.of(
                    connection,
                    signIn.signIn(started.user(), started.password()).join());
        }
        return outcome;
    }

    @Override
    public void close() {
        if (fleet != null) {
            fleet.close();
        }
    }
}

package pitwall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.app.FollowedServer.Following;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SessionSecrets;
import pitwall.views.ports.Colleague;
import pitwall.views.ports.Connection;
import pitwall.views.ports.SignInOutcome;

/// The way into the sample fleet, which starts when somebody first asks for it. Its user sees to it that one call at a
/// time starts or ends it; who is signed in may be asked on any thread.
final class SampleDoor implements AutoCloseable {
    private static final String NAME = "sample/";
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Opening opening;
    /// Where its people stay signed in, as long as the program runs.
    private final SecretStore secrets = new SessionSecrets();

    private volatile @Nullable SampleFleet fleet;

    /// @param folder of the console's data; the fleet has one of its own in it
    SampleDoor(Path folder, int cars, InstantSource clock) {
        this(folder, room -> SampleFleet.start(room, cars, clock));
    }

    /// @param opening how the fleet is started when it is asked for
    SampleDoor(Path folder, Opening opening) {
        this.folder = folder;
        this.opening = opening;
    }

    /// Starts a fleet whose data lies in an empty folder that goes away with it.
    @FunctionalInterface
    interface Opening {
        SampleFleet open(DataFolder room) throws IOException;
    }

    /// The fleet, running.
    SampleFleet fleet() {
        SampleFleet running = fleet;
        if (running != null) {
            return running;
        }
        try {
            SampleFleet started = opening.open(new DataFolder(Files.createTempDirectory(folder, "sample-"), true));
            fleet = started;
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The fleet if it was started.
    Optional<SampleFleet> running() {
        return Optional.ofNullable(fleet);
    }

    SecretStore secrets() {
        return secrets;
    }

    /// How one of its people reaches it.
    Connection connection(Colleague person) {
        return new Connection(NAME + person.name(), fleet().address(), null, null);
    }

    /// Which of its people is signed in; empty while something else is followed.
    Optional<Colleague> person(Optional<Following> now) {
        return now.filter(active -> active.store() == secrets)
                .flatMap(active -> SampleFleet.PEOPLE.stream()
                        .filter(person -> active.name().equals(NAME + person.name()))
                        .findFirst());
    }

    /// Everything of the sample fleet starts at once, and a busy computer may need more than one attempt.
    SignInOutcome signIn(Connection connection, SignInService signIn, Colleague person) {
        SampleFleet started = fleet();
        SignInOutcome outcome =
                new SignInOutcome.Unreachable(connection.server().toString());
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof SignInOutcome.Unreachable; attempt++) {
            outcome = SignInAnswer.of(
                    connection,
                    signIn.signIn(person.name(), started.password(person)).join());
        }
        return outcome;
    }

    @Override
    public void close() {
        SampleFleet running = fleet;
        if (running != null) {
            running.close();
        }
    }
}

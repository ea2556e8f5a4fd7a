package pitwall.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.views.ports.Connection;

/// The remembered connections in `connections.json`, behind those that were given from outside and stay as they are.
/// Holds no secret. FX thread.
final class ConnectionFile {
    private final JsonFile<Stored> file;
    private final List<Connection> given;
    private Stored stored;

    ConnectionFile(Path folder, List<Connection> given) {
        this.given = List.copyOf(given);
        this.file = new JsonFile<>(folder.resolve("connections.json"), Stored.class);
        this.stored = file.read().orElse(new Stored(List.of(), null));
    }

    /// @param last name of the connection that was in use last
    record Stored(
            List<StoredConnection> connections, @Nullable String last) {}

    /// The shape on disk.
    record StoredConnection(
            String name,
            URI server,
            @Nullable String environment,
            @Nullable String fingerprint) {}

    /// False where there may be more than are known, because the file of before could not be read.
    boolean isWhole() {
        return !file.wasSetAside();
    }

    /// All that lead to a server; a file that somebody else wrote may name others.
    List<Connection> known() {
        Stream<Connection> own = stored.connections().stream()
                .filter(each -> leadsToAServer(each.server()) && !isGiven(each.name()))
                .map(each -> new Connection(each.name(), each.server(), each.environment(), each.fingerprint()));
        return Stream.concat(given.stream(), own).toList();
    }

    private static boolean leadsToAServer(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    }

    Optional<Connection> last() {
        return known().stream()
                .filter(connection -> connection.name().equals(stored.last()))
                .findFirst();
    }

    private boolean isGiven(String name) {
        return given.stream().anyMatch(connection -> connection.name().equals(name));
    }

    void remember(Connection connection) {
        if (isGiven(connection.name())) {
            return;
        }
        StoredConnection changed = new StoredConnection(
                connection.name(), connection.server(), connection.environment(), connection.fingerprint());
        List<StoredConnection> connections = new ArrayList<>(stored.connections());
        int place = connections.stream().map(StoredConnection::name).toList().indexOf(connection.name());
        if (place < 0) {
            connections.add(changed);
        } else {
            connections.set(place, changed);
        }
        write(new Stored(connections, stored.last()));
    }

    void forget(String name) {
        if (isGiven(name)) {
            return;
        }
        write(new Stored(
                stored.connections().stream()
                        .filter(connection -> !connection.name().equals(name))
                        .toList(),
                name.equals(stored.last()) ? null : stored.last()));
    }

    void use(String name) {
        write(new Stored(stored.connections(), name));
    }

    private void write(Stored changed) {
        stored = changed;
        file.write(changed);
    }
}

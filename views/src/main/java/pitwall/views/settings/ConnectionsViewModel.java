package pitwall.views.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.fleet.Scope;
import pitwall.views.act.Leaving;
import pitwall.views.connection.ServerAddress;
import pitwall.views.desk.Destination;
import pitwall.views.desk.RoleWords;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;

/// The known servers, and who is signed in with which rights. FX thread.
final class ConnectionsViewModel {
    private final Connections connections;
    private final Leaving leaving;
    private final FleetModel fleet;
    private final Surroundings around;
    private final Strings strings;
    private final ObservableList<Connection> known = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty environment = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper fingerprint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Account> account = new ReadOnlyObjectWrapper<>(Account.NOBODY);

    /// Who is signed in, in words; all empty for nobody.
    record Account(String user, String server, String scope, List<String> capabilities) {
        static final Account NOBODY = new Account("", "", "", List.of());
    }

    /// @param leaving ends the session
    ConnectionsViewModel(Connections connections, Leaving leaving, FleetModel fleet, Surroundings around) {
        this.connections = connections;
        this.leaving = leaving;
        this.fleet = fleet;
        this.around = around;
        this.strings = around.strings();
        refresh();
    }

    Subscription follow() {
        refresh();
        return fleet.frameProperty()
                .map(frame -> Optional.ofNullable(frame.session()))
                .subscribe(session -> account.set(session.map(this::account).orElse(Account.NOBODY)));
    }

    /// Fills the form from a connection, or empties it for a new one.
    void edit(@Nullable Connection connection) {
        name.set(connection == null ? "" : connection.name());
        address.set(connection == null ? "" : connection.server().toString());
        environment.set(connection == null || connection.environment() == null ? "" : connection.environment());
        fingerprint.set(connection == null || connection.fingerprint() == null ? "" : connection.fingerprint());
        problem.set(
                connection != null && connections.isGiven(connection.name())
                        ? strings.get("settings.given.fixed")
                        : "");
    }

    /// What the form says; empty, with [#problemProperty] set, where it is not complete.
    Optional<Connection> form() {
        Optional<Connection> form = ServerAddress.parse(address.get())
                .map(server -> new Connection(
                        name.get().isBlank() ? server.getHost() : name.get().strip(),
                        server,
                        emptyToNull(environment.get().strip()),
                        emptyToNull(fingerprint.get())));
        problem.set(form.isPresent() ? "" : strings.get("welcome.address.title"));
        return form;
    }

    /// True where the administrator set it.
    boolean isGiven(Connection connection) {
        return connections.isGiven(connection.name());
    }

    void save() {
        form().ifPresent(connection -> {
            if (connections.isGiven(connection.name())) {
                problem.set(strings.get("settings.given.fixed"));
                return;
            }
            connections.remember(connection);
            refresh();
            around.navigator().toast(strings.get("settings.connections.saved", connection.name()), Optional.empty());
        });
    }

    /// Forgets a connection, once it is confirmed if notes would go with it; can be undone.
    void forget(Connection connection) {
        leaving.forget(connection, () -> forgotten(connection));
    }

    private void forgotten(Connection connection) {
        connections.forget(connection.name());
        refresh();
        edit(null);
        around.navigator().toast(strings.get("settings.connections.forgotten", connection.name()), Optional.of(() -> {
            connections.remember(connection);
            refresh();
        }));
    }

    /// Stops trusting the pinned certificate; takes effect when saved.
    void dropFingerprint() {
        fingerprint.set("");
    }

    void signIn() {
        form().ifPresent(connection -> {
            connections.remember(connection);
            around.navigator().open(new Destination.Connect());
        });
    }

    void signOut() {
        leaving.signOut();
    }

    ObservableList<Connection> known() {
        return known;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty environmentProperty() {
        return environment;
    }

    ReadOnlyStringProperty fingerprintProperty() {
        return fingerprint.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Account> accountProperty() {
        return account.getReadOnlyProperty();
    }

    private void refresh() {
        known.setAll(connections.known());
    }

    private Account account(SessionInfo session) {
        return new Account(
                strings.get("shell.user", strings.get(RoleWords.key(session.role())), session.user()),
                session.server(),
                scope(session.scope()),
                session.capabilities().stream()
                        .sorted()
                        .map(capability -> strings.get(RoleWords.key(capability)))
                        .toList());
    }

    private String scope(Scope scope) {
        return scope.isUnlimited()
                ? strings.get("settings.scope.all")
                : String.join(
                        ", ",
                        Stream.concat(scope.regions().stream(), scope.models().stream())
                                .sorted()
                                .toList());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

package pitwall.views.welcome;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import pitwall.views.connection.ServerAddress;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.Secrets;
import pitwall.views.ports.SignInOutcome;

/// From nothing to a fleet in three pages at most: connection, place for secrets, sign-in. FX thread.
final class WelcomeViewModel {
    enum Page {
        CONNECTION,
        SECRETS,
        SIGN_IN
    }

    private final Connections connections;
    private final Secrets secrets;
    private final Strings strings;
    private final Navigator navigator;
    private final Executor fxThread;
    private final SignInWords words;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.CONNECTION);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<WelcomeMessage>> message =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Connection> known = FXCollections.observableArrayList();
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private @Nullable Connection chosen;
    private @Nullable String fingerprint;

    WelcomeViewModel(
            Connections connections, Secrets secrets, Strings strings, Navigator navigator, Executor fxThread) {
        this.connections = connections;
        this.secrets = secrets;
        this.strings = strings;
        this.navigator = navigator;
        this.fxThread = fxThread;
        this.words = new SignInWords(strings);
        address.subscribe(ignored -> message.set(Optional.empty()));
    }

    /// Begins at the first page with the connection that is in use, if there is one. Where a connection is known but
    /// its secrets wait for a passphrase, that is the first page.
    void begin() {
        known.setAll(connections.known());
        Optional<Connection> last =
                connections.current().or(() -> known.stream().findFirst());
        last.ifPresent(this::choose);
        page.set(Page.CONNECTION);
        message.set(Optional.empty());
        last.filter(connection -> nextPage() == Page.SECRETS).ifPresent(this::nextWith);
        connections.startTrouble().map(words::notStarted).ifPresent(this::say);
    }

    /// Takes a remembered connection.
    void choose(Connection connection) {
        address.set(connection.server().toString());
    }

    /// What the address means, with what is remembered about it; empty while it means nothing.
    Optional<Connection> connection() {
        return ServerAddress.parse(address.get()).map(this::remembered);
    }

    /// Leaves the first page.
    void next() {
        connection().ifPresentOrElse(this::nextWith, () -> say(words.badAddress()));
    }

    void back() {
        page.set(Page.CONNECTION);
        message.set(Optional.empty());
    }

    /// Opens the vault, or creates it.
    void openVault(char[] passphrase) {
        if (passphrase.length == 0) {
            say(words.noPassphrase());
            return;
        }
        busy.set(true);
        CompletableFuture<?> unused = secrets.openVault(passphrase)
                .whenComplete((outcome, failure) -> fxThread.execute(() -> {
                    busy.set(false);
                    Arrays.fill(passphrase, ' ');
                    onVault(failure == null ? outcome : Secrets.VaultOutcome.UNUSABLE);
                }));
    }

    void keepInMemory() {
        secrets.keepInMemory();
        message.set(Optional.empty());
        page.set(Page.SIGN_IN);
    }

    /// Signs in at the chosen connection. The password is wiped.
    void signIn(char[] password) {
        Connection connection = chosen;
        if (connection == null || user.get().isBlank() || password.length == 0) {
            Arrays.fill(password, ' ');
            say(words.incomplete());
            return;
        }
        follow(connections.signIn(connection, user.get().strip(), password));
    }

    void openSampleFleet() {
        follow(connections.openSampleFleet());
    }

    /// Trusts the certificate that the last message showed, from now on; the user must sign in again.
    void trust() {
        if (chosen != null && fingerprint != null) {
            chosen = chosen.trusting(fingerprint);
            connections.remember(chosen);
            message.set(Optional.empty());
        }
    }

    /// Tries once more to show the server that was in use last.
    void startAgain() {
        busy.set(true);
        CompletableFuture<?> unused = connections
                .startAgain()
                .whenComplete((started, failure) -> fxThread.execute(() -> {
                    busy.set(false);
                    if (failure != null || !started) {
                        begin();
                    }
                }));
    }

    /// Leaves for the cars as they are remembered.
    void showCached() {
        navigator.open(new Destination.Cars(""));
    }

    /// What somebody else exported can be read before anybody signed in.
    void openCase() {
        navigator.open(new Destination.Case(Optional.empty()));
    }

    boolean hasVault() {
        return secrets.place() == Secrets.Place.VAULT_CLOSED;
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<WelcomeMessage>> messageProperty() {
        return message.getReadOnlyProperty();
    }

    ObservableList<Connection> known() {
        return known;
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty userProperty() {
        return user;
    }

    private Connection remembered(URI server) {
        return known.stream()
                .filter(connection -> connection.server().equals(server))
                .findFirst()
                .orElseGet(() -> new Connection(server.getHost(), server, null, null));
    }

    private void nextWith(Connection connection) {
        chosen = connection;
        message.set(
                ServerAddress.isUnprotected(connection.server()) ? Optional.of(words.unprotected()) : Optional.empty());
        page.set(nextPage());
    }

    private Page nextPage() {
        return switch (secrets.place()) {
            case UNDECIDED, VAULT_CLOSED -> Page.SECRETS;
            case KEYCHAIN, VAULT_OPEN, MEMORY -> Page.SIGN_IN;
        };
    }

    private void onVault(Secrets.VaultOutcome outcome) {
        switch (outcome) {
            case OPEN -> {
                message.set(Optional.empty());
                page.set(Page.SIGN_IN);
            }
            case WRONG_PASSPHRASE -> say(words.wrongPassphrase());
            case UNUSABLE -> say(words.vaultUnusable());
        }
    }

    private void follow(CompletableFuture<SignInOutcome> answer) {
        busy.set(true);
        message.set(Optional.empty());
        CompletableFuture<?> unused = answer.whenComplete((outcome, failure) -> fxThread.execute(() -> {
            busy.set(false);
            onSignIn(failure == null ? outcome : new SignInOutcome.Refused(String.valueOf(failure.getMessage()), ""));
        }));
    }

    private void onSignIn(SignInOutcome outcome) {
        fingerprint = outcome instanceof SignInOutcome.Untrusted(String shown) ? shown : null;
        if (outcome instanceof SignInOutcome.SignedIn(String name)) {
            navigator.toast(strings.get("welcome.signed-in", name), Optional.empty());
            navigator.open(new Destination.Cars(""));
        } else {
            words.of(outcome).ifPresent(this::say);
        }
    }

    private void say(WelcomeMessage next) {
        message.set(Optional.of(next));
    }
}

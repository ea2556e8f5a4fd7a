package pitwall.views.welcome;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.views.connection.ConnectionTestViewModel;
import pitwall.views.connection.StepsPane;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.InlineMessage.Severity;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connection;
import pitwall.views.welcome.WelcomeViewModel.Page;

/// The three pages of the first run, one at a time.
final class WelcomeController {
    @FXML
    private VBox card;

    @FXML
    private VBox connectionPage;

    @FXML
    private VBox secretsPage;

    @FXML
    private VBox signInPage;

    @FXML
    private ComboBox<Connection> known;

    @FXML
    private VBox knownRow;

    @FXML
    private TextField address;

    @FXML
    private StackPane steps;

    @FXML
    private Button sample;

    @FXML
    private Hyperlink cached;

    @FXML
    private Label secretsText;

    @FXML
    private PasswordField passphrase;

    @FXML
    private Button openVault;

    @FXML
    private Label server;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private StackPane message;

    @FXML
    private Label working;

    private final WelcomeViewModel model;
    private final ConnectionTestViewModel test;
    private final Strings strings;

    WelcomeController(WelcomeViewModel model, ConnectionTestViewModel test, Strings strings) {
        this.model = model;
        this.test = test;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        address.textProperty().bindBidirectional(model.addressProperty());
        model.addressProperty().subscribe(ignored -> test.clear());
        user.textProperty().bindBidirectional(model.userProperty());
        known.setItems(model.known());
        known.setConverter(names());
        known.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        steps.getChildren().setAll(new StepsPane(strings, test));
        card.disableProperty().bind(model.busyProperty());
        working.visibleProperty().bind(model.busyProperty());
        working.managedProperty().bind(working.visibleProperty());
        model.pageProperty().subscribe(this::show);
        model.messageProperty().subscribe(this::show);
    }

    /// Begins again at the first page; `remembered` tells whether there is anything to look at without signing in.
    void begin(boolean remembered) {
        model.begin();
        knownRow.setVisible(!model.known().isEmpty());
        knownRow.setManaged(knownRow.isVisible());
        cached.setVisible(remembered);
        cached.setManaged(remembered);
    }

    void focus() {
        switch (model.pageProperty().get()) {
            case SECRETS -> passphrase.requestFocus();
            case SIGN_IN -> user.requestFocus();
            case CONNECTION -> (model.known().isEmpty() ? sample : address).requestFocus();
        }
    }

    private void show(Page page) {
        only(connectionPage, page == Page.CONNECTION);
        only(secretsPage, page == Page.SECRETS);
        only(signInPage, page == Page.SIGN_IN);
        switch (page) {
            case CONNECTION -> address.requestFocus();
            case SECRETS -> {
                boolean exists = model.hasVault();
                secretsText.setText(strings.get(exists ? "welcome.vault.closed" : "welcome.vault.none"));
                openVault.setText(strings.get(exists ? "welcome.vault.open" : "welcome.vault.create"));
                passphrase.requestFocus();
            }
            case SIGN_IN -> {
                server.setText(model.addressProperty().get());
                user.requestFocus();
            }
        }
    }

    private void show(Optional<WelcomeMessage> next) {
        message.getChildren().setAll(next.map(this::inline).stream().toList());
        message.setVisible(next.isPresent());
        message.setManaged(next.isPresent());
    }

    private Node inline(WelcomeMessage next) {
        Severity severity = switch (next.severity()) {
            case WARNING -> Severity.WARNING;
            case ERROR -> Severity.ERROR;
        };
        InlineMessage inline = new InlineMessage(strings, severity, next.title(), next.detail());
        next.correlation().ifPresent(inline::withReference);
        return switch (next.offer()) {
            case NOTHING -> inline;
            case AGAIN -> inline.withAction(strings.get("welcome.again"), model::startAgain);
            case TRUST -> inline.withAction(strings.get("welcome.trust"), model::trust);
        };
    }

    @FXML
    private void onTest() {
        model.connection().ifPresentOrElse(test::start, model::next);
    }

    @FXML
    private void onNext() {
        model.next();
    }

    @FXML
    private void onBack() {
        model.back();
    }

    @FXML
    private void onSample() {
        model.openSampleFleet();
    }

    @FXML
    private void onCached() {
        model.showCached();
    }

    @FXML
    private void onCase() {
        model.openCase();
    }

    @FXML
    private void onVault() {
        model.openVault(taken(passphrase));
    }

    @FXML
    private void onMemory() {
        passphrase.clear();
        model.keepInMemory();
    }

    @FXML
    private void onSignIn() {
        model.signIn(taken(password));
    }

    /// The typed secret; the field is emptied at once.
    private static char[] taken(PasswordField field) {
        char[] secret = field.getText().toCharArray();
        field.clear();
        return secret;
    }

    private static void only(Node page, boolean shown) {
        page.setVisible(shown);
        page.setManaged(shown);
    }

    private static StringConverter<Connection> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Connection connection) {
                return connection == null ? "" : connection.name();
            }

            @Override
            public @Nullable Connection fromString(String name) {
                return null;
            }
        };
    }
}

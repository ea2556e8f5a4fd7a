package pitwall.views.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.connection.ConnectionTestViewModel;
import pitwall.views.connection.StepsPane;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connection;

/// Servers, the test of one, and the account in use.
final class ConnectionsPageController {
    @FXML
    private ListView<Connection> known;

    @FXML
    private TextField name;

    @FXML
    private TextField address;

    @FXML
    private TextField environment;

    @FXML
    private HBox fingerprintRow;

    @FXML
    private Label fingerprint;

    @FXML
    private Label problem;

    @FXML
    private Button forget;

    @FXML
    private StackPane steps;

    @FXML
    private VBox account;

    @FXML
    private Label nobody;

    @FXML
    private Label user;

    @FXML
    private Label server;

    @FXML
    private Label scope;

    @FXML
    private VBox capabilities;

    private final ConnectionsViewModel model;
    private final ConnectionTestViewModel test;
    private final Strings strings;

    ConnectionsPageController(ConnectionsViewModel model, ConnectionTestViewModel test, Strings strings) {
        this.model = model;
        this.test = test;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        known.setItems(model.known());
        known.setPlaceholder(new Label(strings.get("settings.connections.none")));
        known.setCellFactory(ignored -> new NameCell());
        known.getSelectionModel().selectedItemProperty().subscribe(this::onChosen);
        forget.disableProperty()
                .bind(known.getSelectionModel()
                        .selectedItemProperty()
                        .map(model::isGiven)
                        .orElse(true));
        name.textProperty().bindBidirectional(model.nameProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        environment.textProperty().bindBidirectional(model.environmentProperty());
        fingerprint.textProperty().bind(model.fingerprintProperty());
        fingerprintRow.visibleProperty().bind(model.fingerprintProperty().isNotEmpty());
        fingerprintRow.managedProperty().bind(fingerprintRow.visibleProperty());
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        steps.getChildren().setAll(new StepsPane(strings, test));
        model.accountProperty().subscribe(this::show);
        known.getSelectionModel().selectFirst();
    }

    private void onChosen(@Nullable Connection connection) {
        test.clear();
        if (connection != null) {
            model.edit(connection);
        }
    }

    private void show(ConnectionsViewModel.Account now) {
        boolean signedIn = !now.user().isEmpty();
        nobody.setVisible(!signedIn);
        nobody.setManaged(!signedIn);
        account.setVisible(signedIn);
        account.setManaged(signedIn);
        user.setText(now.user());
        server.setText(now.server());
        scope.setText(now.scope());
        capabilities
                .getChildren()
                .setAll(now.capabilities().stream().map(Label::new).toList());
    }

    @FXML
    private void onNew() {
        known.getSelectionModel().clearSelection();
        model.edit(null);
        name.requestFocus();
    }

    @FXML
    private void onTest() {
        model.form().ifPresent(test::start);
    }

    @FXML
    private void onSave() {
        model.save();
    }

    @FXML
    private void onForget() {
        Connection chosen = known.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.forget(chosen);
        }
    }

    @FXML
    private void onDropFingerprint() {
        model.dropFingerprint();
    }

    @FXML
    private void onSignIn() {
        model.signIn();
    }

    @FXML
    private void onSignOut() {
        model.signOut();
    }

    private static final class NameCell extends ListCell<Connection> {
        @Override
        protected void updateItem(@Nullable Connection connection, boolean empty) {
            super.updateItem(connection, empty);
            setText(empty || connection == null ? null : connection.name());
        }
    }
}

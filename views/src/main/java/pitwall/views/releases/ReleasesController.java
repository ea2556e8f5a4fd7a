package pitwall.views.releases;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.OldWhileBusy;
import pitwall.views.kit.RowChoice;
import pitwall.views.kit.SideRoom;
import pitwall.views.kit.Strings;
import pitwall.views.kit.TextScale;

/// The list, the detail beside it, and what stands in the list's place.
final class ReleasesController {
    /// In heights of the text, and the most of the screen.
    private static final double DETAIL = 27;

    private static final double DETAIL_SHARE = 0.4;

    @FXML
    private BorderPane screen;

    @FXML
    private Label count;

    @FXML
    private TextField filter;

    @FXML
    private Label age;

    @FXML
    private Label whyNot;

    @FXML
    private Button upload;

    @FXML
    private VBox messages;

    @FXML
    private StackPane listHost;

    @FXML
    private ScrollPane detailHost;

    private final ReleasesViewModel model;
    private final UploadViewModel uploads;
    private final ReleasesStates states;
    private final Strings strings;
    private final Runnable askForFile;
    private final ReleaseTable table;
    private final ReleaseDetail detail;

    /// @param askForFile begins an upload
    ReleasesController(ReleasesViewModel model, UploadViewModel uploads, Strings strings, Runnable askForFile) {
        this.model = model;
        this.uploads = uploads;
        this.strings = strings;
        this.askForFile = askForFile;
        this.states = new ReleasesStates(model, strings, askForFile);
        this.table = new ReleaseTable(model, strings);
        this.detail = new ReleaseDetail(strings, model.words());
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        TextScale.follow(count, table::setScale);
        SideRoom.keep(detailHost, screen, count, DETAIL, DETAIL_SHARE);
        age.textProperty().bind(model.ageProperty());
        count.textProperty().bind(model.statusProperty());
        model.stateProperty().subscribe(this::showState);
        model.chosenProperty().subscribe(this::showDetail);
        model.whyNotUpload().subscribe(reason -> showWhyNot(reason));
        model.ageProperty().subscribe(_ -> showMessages());
        model.shownProperty().subscribe(_ -> showMessages());
        OldWhileBusy.follow(model.awaitsNewer(), count, table);
        messages.getChildren().add(new UploadPane(uploads, model.whyNotUpload(), strings));
    }

    private void showState(ReleasesState state) {
        Node shown = states.node(state).orElse(table);
        listHost.getChildren().setAll(shown);
        boolean list = shown == table;
        count.setVisible(!(state instanceof ReleasesState.NotAllowed));
        detailHost.setVisible(list);
        detailHost.setManaged(list);
        showMessages();
    }

    private void showDetail(Optional<ReleaseEntry> chosen) {
        chosen.ifPresent(detail::show);
        detailHost.setContent(chosen.isPresent() ? detail : null);
    }

    private void showWhyNot(Optional<String> reason) {
        upload.setDisable(reason.isPresent());
        whyNot.setText(reason.orElse(""));
    }

    /// What is wrong with a list that is shown nevertheless; always the last of the messages.
    private void showMessages() {
        messages.getChildren().removeIf(InlineMessage.class::isInstance);
        model.trouble()
                .ifPresent(refused -> messages.getChildren()
                        .add(new InlineMessage(
                                        strings,
                                        InlineMessage.Severity.ERROR,
                                        strings.get("releases.refused"),
                                        refused.sentence())
                                .withReference(refused.correlation())
                                .withRetry(model::refresh)));
    }

    @FXML
    private void onUpload() {
        askForFile.run();
    }

    void focusList() {
        if (table.getScene() != null) {
            table.requestFocus();
        } else {
            filter.requestFocus();
        }
    }

    /// Chooses the release so many rows further.
    void move(int step) {
        RowChoice.move(table, step);
    }

    void editFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    List<Node> panes() {
        return List.of(filter, listHost, detailHost);
    }
}

package pitwall.views.audit;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.act.ActionTrouble;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Proposal;
import pitwall.views.kit.Proposing;
import pitwall.views.kit.QueryField;
import pitwall.views.kit.QueryWord;
import pitwall.views.kit.Strings;
import pitwall.views.kit.TextScale;

/// The frame around the trail: search, chain bar, table, detail, and the states that take their place.
final class AuditController {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    @FXML
    private StackPane queryHost;

    @FXML
    private Label trouble;

    @FXML
    private Label range;

    @FXML
    private Label note;

    @FXML
    private Button newer;

    @FXML
    private Button export;

    @FXML
    private Label exportReason;

    @FXML
    private HBox chainBar;

    @FXML
    private Label chain;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button verify;

    @FXML
    private Button verifyAll;

    @FXML
    private Button cancel;

    @FXML
    private StackPane messageHost;

    @FXML
    private StackPane listHost;

    @FXML
    private StackPane detailHost;

    private final AuditViewModel model;
    private final AuditNodes nodes;
    private final Strings strings;
    private final QueryField query;
    /// The entries whose values are proposed.
    private List<AuditRecord> proposable = List.of();
    private Subscription following = Subscription.EMPTY;

    AuditController(AuditViewModel model, AuditNodes nodes, Strings strings) {
        this.model = model;
        this.nodes = nodes;
        this.strings = strings;
        this.query = new QueryField(
                model.queryTextProperty(), strings.get("audit.query.prompt"), strings.get("audit.query.spoken"));
        query.field().setId("query");
        query.field().focusedProperty().subscribe(focused -> {
            if (focused) {
                lookAtList();
            }
        });
        Proposing.in(query.field(), this::proposals, strings);
    }

    @FXML
    private void initialize() {
        queryHost.getChildren().setAll(query);
        range.textProperty().bind(model.rangeProperty());
        TextScale.follow(range, nodes.table()::setScale);
        note.textProperty().bind(model.noteProperty());
        present(note, model.noteProperty().get());
        model.noteProperty().subscribe(text -> present(note, text));
        model.queryTroubleProperty().subscribe(this::showWrong);
        detailHost.getChildren().setAll(nodes.detail());
        model.stateProperty().subscribe(this::show);
        model.newerProperty().subscribe(count -> {
            newer.setText(strings.plural("audit.newer", count.longValue()));
            newer.setVisible(count.intValue() > 0);
            newer.setManaged(count.intValue() > 0);
        });
        model.check().stateProperty().subscribe(this::showChain);
        model.troubleProperty().subscribe(_ -> showTrouble());
        nodes.exports().troubleProperty().subscribe(_ -> showTrouble());
        ReadOnlyObjectProperty<Optional<String>> mayExport = nodes.mayExport().reasonProperty();
        mayExport.subscribe(reason -> {
            export.setDisable(reason.isPresent());
            exportReason.setText(reason.orElse(""));
            present(exportReason, reason.orElse(""));
        });
    }

    /// What is typed narrows the list at once. What is proposed while a word is typed is what the list had before it.
    private List<Proposal> proposals(String typed, int caret) {
        if (caret == typed.length() && QueryWord.at(typed, caret).begun().isEmpty()) {
            lookAtList();
        }
        return TrailProposals.at(typed, caret, proposable);
    }

    private void lookAtList() {
        proposable = model.window().rows().stream().map(AuditDetail::entry).toList();
    }

    private static void present(Node node, String text) {
        node.setVisible(!text.isEmpty());
        node.setManaged(!text.isEmpty());
    }

    private void showWrong(Optional<AuditQuery.Read.Invalid> wrong) {
        String sentence =
                wrong.map(what -> strings.get(what.key(), what.token())).orElse("");
        trouble.setText(sentence);
        present(trouble, sentence);
        wrong.ifPresentOrElse(what -> query.underline(what.position(), what.length()), query::clearUnderline);
    }

    private void show(AuditState state) {
        Node shown = nodes.states().node(state).orElseGet(() -> nodes.table().node());
        listHost.getChildren().setAll(shown);
        boolean entries = state instanceof AuditState.Ready;
        // What was found of entries that are gone from the screen says nothing of what is there.
        chainBar.setVisible(entries);
        chainBar.setManaged(entries);
        verify.setDisable(!entries);
        verifyAll.setDisable(!entries);
    }

    private void showChain(ChainState state) {
        chain.setText(nodes.words().chain(state));
        boolean running = state instanceof ChainState.Checking;
        progress.setVisible(running);
        progress.setManaged(running);
        cancel.setVisible(running);
        cancel.setManaged(running);
        if (state instanceof ChainState.Checking(long done, long of)) {
            progress.setProgress((double) done / of);
        }
        chainBar.pseudoClassStateChanged(BROKEN, state instanceof ChainState.Checked checked && checked.isBroken());
    }

    private void showTrouble() {
        Optional<ActionTrouble> what = model.troubleProperty().get();
        Optional<ActionTrouble> ofExport = nodes.exports().troubleProperty().get();
        messageHost
                .getChildren()
                .setAll(what.or(() -> ofExport).map(each -> message(each, what.isPresent())).stream()
                        .toList());
        messageHost.setManaged(!messageHost.getChildren().isEmpty());
    }

    private Node message(ActionTrouble what, boolean ofList) {
        InlineMessage message = new InlineMessage(strings, InlineMessage.Severity.ERROR, what.title(), what.detail());
        what.correlation().filter(id -> !id.isEmpty()).ifPresent(message::withReference);
        return message.withRetry(ofList ? model::reload : this::onExport);
    }

    @FXML
    private void onNewer() {
        toNewest();
    }

    /// Shows what came since, from the top.
    void toNewest() {
        nodes.table().toTop();
        model.newest();
    }

    @FXML
    void onExport() {
        nodes.exports().export(model.filter());
    }

    @FXML
    private void onVerify() {
        model.verifyShown();
    }

    @FXML
    private void onVerifyAll() {
        model.verifyAll();
    }

    @FXML
    private void onCancel() {
        model.check().cancel();
    }

    void shown() {
        following.unsubscribe();
        following = model.shown();
    }

    void hidden() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    void focusList() {
        nodes.table().node().requestFocus();
    }

    void editQuery() {
        query.edit();
    }

    List<Node> panes() {
        return List.of(query.field(), nodes.table().node(), nodes.detail());
    }
}

package pitwall.views.logs;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import pitwall.views.act.ActionTrouble;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.QueryField;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryError;

/// The frame around the lines: query, histogram, counts, the lines or what takes their place, and one line whole. FX
/// thread.
final class LogsPane extends VBox {
    private final LogsViewModel model;
    private final LogMoves moves;
    private final LogWords words;
    private final LogsNodes nodes;
    private final Strings strings;
    private final QueryField query;
    private final Label wrong = new Label();
    private final ToggleButton follow;
    private final CheckBox onlyHits;
    private final Label shown = new Label();
    private final Label source = new Label();
    private final Label limits = new Label();
    private final HBox contextBar = new HBox();
    private final LogJump jump;
    private final LogSpanBar span;
    private final StackPane messages = new StackPane();
    private final StackPane listHost = new StackPane();
    private final Button newer = new Button();
    private final Label place = new Label();
    private final Label note = new Label();
    private Subscription following = Subscription.EMPTY;

    LogsPane(LogsViewModel model, LogMoves moves, LogWords words, LogsNodes nodes, Strings strings) {
        this.model = model;
        this.moves = moves;
        this.words = words;
        this.nodes = nodes;
        this.strings = strings;
        this.query = new QueryField(
                model.question().textProperty(), strings.get("logs.query.prompt"), strings.get("logs.query.spoken"));
        query.getStyleClass().add("log-query");
        query.field().setOnAction(_ -> nodes.lines().requestFocus());
        this.follow = new ToggleButton(strings.get("logs.follow"));
        this.onlyHits = new CheckBox(strings.get("logs.only-hits"));
        this.jump = new LogJump(model, strings, () -> nodes.lines().requestFocus());
        this.span = new LogSpanBar(model, strings, () -> nodes.lines().requestFocus());
        getStyleClass().add("logs-screen");
        VBox.setVgrow(listHost, Priority.ALWAYS);
        listHost.setMinHeight(0);
        nodes.detail().setVisible(false);
        nodes.detail().setManaged(false);
        getChildren()
                .setAll(
                        toolbar(),
                        wrong,
                        nodes.histogram(),
                        counts(),
                        contextBar,
                        jump,
                        span,
                        messages,
                        listHost,
                        foot(),
                        nodes.detail());
        wrong.getStyleClass().addAll("danger-text", "log-trouble");
        wrong.setWrapText(true);
        contextBar.getStyleClass().add("log-context");
        bind();
    }

    private Node toolbar() {
        Label title = new Label(strings.get("logs.title"));
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(query, Priority.ALWAYS);
        follow.setAccessibleText(strings.get("logs.follow.spoken"));
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.setOnAction(_ -> toggleFollow());
        onlyHits.setMinWidth(Region.USE_PREF_SIZE);
        onlyHits.selectedProperty().bindBidirectional(model.question().onlyHitsProperty());
        HBox bar = new HBox(
                title,
                new LogOrigins(model, strings),
                query,
                new LogRange(model, strings, span::open),
                onlyHits,
                nodes.levels(),
                follow,
                nodes.export());
        bar.getStyleClass().addAll("toolbar-row", "log-toolbar");
        return bar;
    }

    private Node counts() {
        shown.getStyleClass().addAll("muted", "log-shown");
        limits.getStyleClass().add("muted");
        source.getStyleClass().add("log-source-note");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        List.of(shown, source, limits).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        limits.setMinWidth(0);
        HBox row = new HBox(shown, space, source, limits);
        row.getStyleClass().add("log-counts");
        return row;
    }

    private Node foot() {
        newer.getStyleClass().add("log-newer");
        newer.setOnAction(_ -> model.trips().toEnd());
        newer.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("log-note");
        note.setWrapText(true);
        place.getStyleClass().addAll("muted", "log-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(newer, note, space, place);
        row.getStyleClass().add("log-foot");
        return row;
    }

    private void bind() {
        model.question().troubleProperty().subscribe(this::showWrong);
        model.outcome().stateProperty().subscribe(state -> {
            showState(state);
            describe();
        });
        model.outcome().troubleProperty().subscribe(_ -> showTrouble());
        model.reading().followProperty().subscribe(follow::setSelected);
        model.reading().newerProperty().subscribe(_ -> showNewer());
        model.reading().followProperty().subscribe(_ -> showNewer());
        model.revisionProperty().subscribe(_ -> describe());
        model.selection().leadProperty().subscribe(_ -> describePlace());
        model.counts().histogramProperty().subscribe(_ -> describe());
        model.contextProperty().subscribe(context -> {
            showContext(context);
            describe();
        });
        moves.noteProperty().subscribe(_ -> describePlace());
        nodes.exports().troubleProperty().subscribe(_ -> showTrouble());
        model.selection().leadProperty().subscribe(_ -> {
            if (nodes.detail().isVisible()) {
                nodes.detail().show(model.line());
            }
        });
    }

    private void showWrong(Optional<LogQueryError> error) {
        error.ifPresentOrElse(what -> query.underline(what.position(), what.length()), query::clearUnderline);
        wrong.setText(error.map(what -> strings.get(what.key(), what.arguments().toArray()))
                .orElse(""));
        present(wrong, error.isPresent());
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void showTrouble() {
        Optional<ActionTrouble> ofLines = model.outcome().troubleProperty().get();
        Optional<ActionTrouble> what =
                ofLines.or(() -> nodes.exports().troubleProperty().get());
        messages.getChildren()
                .setAll(what.map(each -> message(each, ofLines.isPresent())).stream()
                        .toList());
        present(messages, !messages.getChildren().isEmpty());
    }

    private Node message(ActionTrouble what, boolean ofLines) {
        InlineMessage message = new InlineMessage(strings, InlineMessage.Severity.ERROR, what.title(), what.detail());
        what.correlation().filter(id -> !id.isEmpty()).ifPresent(message::withReference);
        return message.withRetry(ofLines ? model::reload : nodes.exports()::export);
    }

    private void showNewer() {
        boolean behind = !model.reading().followProperty().get();
        int count = model.reading().newerProperty().get();
        newer.setText(count > 0 ? strings.plural("logs.newer", count) : strings.get("logs.newer.none"));
        present(newer, behind);
    }

    private void showContext(Optional<LogContext> context) {
        contextBar.getChildren().clear();
        context.ifPresent(open -> {
            Label text = new Label(strings.get(
                    "logs.context",
                    words.whose(open),
                    strings.formats().utc(open.moment()),
                    model.query().text().isBlank()
                            ? strings.get("logs.context.all")
                            : model.query().text().strip()));
            text.setWrapText(true);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            Button back = new Button(strings.get("logs.context.back"));
            back.setMinWidth(Region.USE_PREF_SIZE);
            back.setOnAction(_ -> model.leaveContext());
            contextBar.getChildren().setAll(text, back);
        });
        present(contextBar, context.isPresent());
    }

    private void describe() {
        shown.setText(words.shown());
        source.setText(words.source());
        limits.setText(words.limits());
        describePlace();
    }

    private void describePlace() {
        String said = moves.noteProperty().get();
        Optional<String> slow = words.tooSlow();
        note.setText(said.isEmpty() ? slow.orElse("") : said);
        place.setText(words.place(nodes.list().window()));
    }

    private void toggleFollow() {
        if (model.reading().followProperty().get()) {
            model.stopFollowing();
        } else {
            model.trips().toEnd();
        }
        follow.setSelected(model.reading().followProperty().get());
    }

    /// Shows one line whole, or no longer.
    void toggleDetail() {
        boolean there = !nodes.detail().isVisible() && model.line().isPresent();
        present(nodes.detail(), there);
        if (there) {
            nodes.detail().show(model.line());
        }
    }

    void openDetail() {
        if (!nodes.detail().isVisible()) {
            toggleDetail();
        }
    }

    /// False where it was closed before.
    boolean closeDetail() {
        boolean was = nodes.detail().isVisible();
        present(nodes.detail(), false);
        if (was) {
            nodes.list().requestFocus();
        }
        return was;
    }

    /// Asks for a time to go to.
    void jump() {
        jump.open();
    }

    /// Asks from when to when.
    void choose() {
        span.open();
    }

    /// Shows the lines the other way.
    void relist() {
        showState(model.outcome().stateProperty().get());
    }

    private void showState(LogsState state) {
        listHost.getChildren().setAll(nodes.states().node(state).orElseGet(nodes::lines));
        if (!state.leavesLines()) {
            present(nodes.detail(), false);
        }
    }

    void editQuery() {
        query.edit();
    }

    void shown() {
        following.unsubscribe();
        following = model.shown();
    }

    void hidden() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    List<Node> panes() {
        return List.of(query.field(), nodes.histogram(), nodes.list(), nodes.detail());
    }
}

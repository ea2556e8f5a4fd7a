package pitwall.views.rollouts;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.views.act.Permission;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Strings;

/// The frame around the list: what it is, how to narrow it, how to begin a new rollout, and the states that take the
/// place of the list. FX thread.
final class RolloutsPane extends VBox {
    private final RolloutsViewModel model;
    private final RolloutTable table;
    private final Strings strings;
    private final Navigator navigator;
    private final Permission mayCreate;
    private final Supplier<String> nothingCached;
    private final StackPane middle = new StackPane();
    private final Label total = new Label();
    private final ToggleButton forMe;
    private final Button create;
    private final Label whyNot = new Label();
    private final Hyperlink waiting = new Hyperlink();

    /// @param nothingCached says why nothing is remembered
    RolloutsPane(
            RolloutsViewModel model,
            RolloutTable table,
            Permission mayCreate,
            Strings strings,
            Navigator navigator,
            Supplier<String> nothingCached) {
        this.model = model;
        this.table = table;
        this.mayCreate = mayCreate;
        this.strings = strings;
        this.navigator = navigator;
        this.nothingCached = nothingCached;
        this.forMe = new ToggleButton(strings.get("rollouts.for-me"));
        this.create = new Button(strings.get("rollouts.create"));
        getStyleClass().add("rollouts-screen");
        forMe.selectedProperty().bindBidirectional(model.onlyForMeProperty());
        create.setOnAction(_ -> create());
        waiting.setOnAction(_ -> model.apply());
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(toolbar(), middle);
        model.stateProperty().subscribe(this::show);
        model.statusProperty().subscribe(total::setText);
        model.waitingProperty().subscribe(count -> {
            waiting.setText(strings.plural("rollouts.waiting", count.longValue()));
            show(waiting, count.intValue() > 0);
        });
        mayCreate.reasonProperty().subscribe(reason -> {
            create.setDisable(reason.isPresent());
            whyNot.setText(reason.orElse(""));
            show(whyNot, reason.isPresent());
            show(model.stateProperty().get());
        });
    }

    private HBox toolbar() {
        Label title = new Label(strings.get("rollouts.title"));
        title.getStyleClass().add("strong");
        total.getStyleClass().add("muted");
        whyNot.getStyleClass().addAll("muted", "actions-why");
        Button releases = new Button(strings.get("rollouts.releases"));
        releases.getStyleClass().add("flat");
        releases.setOnAction(_ -> releases());
        for (Labeled each : new Labeled[] {title, total, forMe, create, releases, waiting, whyNot}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(title, total, forMe, waiting, space, whyNot, releases, create);
        row.getStyleClass().add("toolbar-row");
        return row;
    }

    void create() {
        if (mayCreate.reasonProperty().get().isEmpty()) {
            navigator.open(new Destination.Draft(""));
        }
    }

    void releases() {
        navigator.open(new Destination.Releases(""));
    }

    private void show(RolloutsState state) {
        Node shown = switch (state) {
            case RolloutsState.Ready() -> table.node();
            case RolloutsState.Loading() -> loading();
            case RolloutsState.Empty() -> empty();
            case RolloutsState.NoneThen() -> new EmptyState(strings.get("rollouts.none-then"));
            case RolloutsState.NoneForYou(int all) ->
                new EmptyState(strings.plural("rollouts.none-for-you", all))
                        .withAction(
                                strings.get("rollouts.show-all"),
                                () -> model.onlyForMeProperty().set(false));
            case RolloutsState.NotCached() -> new EmptyState(nothingCached.get());
            case RolloutsState.NotAllowed() ->
                new EmptyState(strings.get("rollouts.not-allowed")).withHint(strings.get("rollouts.not-allowed.hint"));
        };
        if (middle.getChildren().size() != 1 || middle.getChildren().getFirst() != shown) {
            middle.getChildren().setAll(shown);
        }
    }

    /// What waits already goes on waiting.
    private Node loading() {
        return middle.getChildren().stream()
                .filter(LoadingState.class::isInstance)
                .findFirst()
                .orElseGet(() -> LoadingState.ofFleet(
                        strings.get("rollouts.loading"), strings, () -> navigator.open(new Destination.Connect())));
    }

    private EmptyState empty() {
        EmptyState empty = new EmptyState(strings.get("rollouts.empty"));
        return mayCreate
                .reasonProperty()
                .get()
                .map(empty::withHint)
                .orElseGet(() -> empty.withHint(strings.get("rollouts.empty.hint"))
                        .withAction(strings.get("rollouts.create"), this::create));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

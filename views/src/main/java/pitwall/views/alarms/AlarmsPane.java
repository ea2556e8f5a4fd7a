package pitwall.views.alarms;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.views.act.ActionTrouble;
import pitwall.views.desk.Destination.Alarms.Tab;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Formats;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Sparkline;
import pitwall.views.kit.Strings;

/// The frame around the list: its tabs, how to narrow it, a flood, what can be done, and the states that take the
/// place of the list. FX thread.
final class AlarmsPane extends VBox {
    private final AlarmsViewModel model;
    private final AlarmTable table;
    private final DetailPane detail;
    private final Strings strings;
    private final Supplier<String> nothingCached;
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final Map<Tab, Node> others;
    private final TextField query = new TextField();
    private final ToggleButton group;
    private final Label load = new Label();
    private final Sparkline trend;
    private final Label marks = new Label();
    private final Hyperlink waiting = new Hyperlink();
    private final VBox messages = new VBox();
    private final VBox flood = new VBox();
    private final HBox acts;
    private final StackPane middle = new StackPane();
    private final SplitPane split = new SplitPane();
    private final HBox filters = new HBox();
    private int mutes;

    /// @param acts the buttons about the chosen alarm
    /// @param others what takes the place of the list in the other tabs
    /// @param nothingCached says why nothing is remembered
    AlarmsPane(
            AlarmsViewModel model,
            AlarmTable table,
            DetailPane detail,
            HBox acts,
            Map<Tab, Node> others,
            Strings strings,
            Supplier<String> nothingCached) {
        this.model = model;
        this.table = table;
        this.detail = detail;
        this.acts = acts;
        this.others = others;
        this.strings = strings;
        this.nothingCached = nothingCached;
        this.group = new ToggleButton(strings.get("alarms.group"));
        this.trend = new Sparkline(strings, value -> strings.formats().exact(Math.round(value)));
        getStyleClass().add("alarms-screen");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(middle, detail);
        split.setDividerPositions(0.64);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(tabRow(), flood, messages, filterRow(), split);
        follow();
    }

    private void follow() {
        model.stateProperty().subscribe(_ -> showMiddle());
        model.tabProperty().subscribe(_ -> showTab());
        model.summaryProperty().subscribe(this::showSummary);
        model.waitingProperty()
                .subscribe(count -> show(
                        waiting, count.intValue() == 0 ? "" : strings.plural("alarms.waiting", count.longValue())));
        waiting.setOnAction(_ -> model.apply());
    }

    private HBox tabRow() {
        HBox row = new HBox();
        row.getStyleClass().add("toolbar-row");
        Label title = new Label(strings.get("alarms.title"));
        title.getStyleClass().add("strong");
        row.getChildren().add(title);
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().add("flat");
            button.setMnemonicParsing(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                model.tabProperty().set(tab);
                showTab();
            });
            tabs.put(tab, button);
            row.getChildren().add(button);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        marks.getStyleClass().add("muted");
        Stream.of(title, load, marks).forEach(each -> each.setMinWidth(Region.USE_PREF_SIZE));
        row.getChildren().addAll(space, load, trend, marks);
        return row;
    }

    private HBox filterRow() {
        query.setPromptText(strings.get("alarms.query.prompt"));
        query.setAccessibleText(strings.get("alarms.query.prompt"));
        query.getStyleClass().add("alarm-query");
        query.setMinWidth(Region.USE_PREF_SIZE);
        query.textProperty().bindBidirectional(model.queryProperty());
        group.selectedProperty().bindBidirectional(model.groupedProperty());
        group.setMinWidth(Region.USE_PREF_SIZE);
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(acts, Priority.ALWAYS);
        filters.getStyleClass().add("toolbar-row");
        filters.getChildren().setAll(query, group, waiting, acts);
        return filters;
    }

    /// Says how many silences there are.
    void showMutes(int count) {
        mutes = count;
        showSummary(model.summaryProperty().get());
    }

    private void showSummary(AlarmSummary summary) {
        tabs.forEach((tab, button) -> button.setText(
                switch (tab) {
                    case ACTIVE ->
                        strings.get(
                                "alarms.tab.ACTIVE",
                                count(summary, summary.tally().shown()));
                    case UNACKNOWLEDGED ->
                        strings.get(
                                "alarms.tab.UNACKNOWLEDGED",
                                count(summary, summary.tally().unacknowledged()));
                    case SHELVED ->
                        strings.get(
                                "alarms.tab.SHELVED",
                                count(summary, summary.tally().shelved()));
                    case SILENCED -> strings.get("alarms.tab.SILENCED", mutes);
                    case JOURNAL -> strings.get("alarms.tab.JOURNAL");
                    case RULES -> strings.get("alarms.tab.RULES");
                    case CHANNELS -> strings.get("alarms.tab.CHANNELS");
                }));
        load.setText(strings.get("alarms.load", count(summary, summary.recent())));
        trend.setValues(
                summary.perMinute().stream().mapToDouble(Integer::doubleValue).toArray());
        marks.setText(
                strings.get("alarms.marks", count(summary, summary.standing()), count(summary, summary.chattering())));
        flood.getChildren().clear();
        if (summary.load().flood()) {
            flood.getChildren()
                    .add(new InlineMessage(
                            strings,
                            InlineMessage.Severity.WARNING,
                            strings.plural("alarms.flood.title", summary.load().recent()),
                            strings.get("alarms.flood.detail")));
        }
        group.setDisable(summary.load().flood());
    }

    /// A count that nobody knows is not zero.
    private String count(AlarmSummary summary, int count) {
        return summary.known() ? strings.formats().count(count) : Formats.UNKNOWN;
    }

    private void showTab() {
        Tab shown = model.tabProperty().get();
        tabs.forEach((tab, button) -> button.setSelected(tab == shown));
        Node other = others.get(shown);
        filters.setVisible(other == null);
        filters.setManaged(other == null);
        split.getItems().setAll(other == null ? List.of(middle, detail) : List.of(other));
        if (other == null) {
            split.setDividerPositions(0.64);
        }
        showMiddle();
    }

    private void showMiddle() {
        Node shown = switch (model.stateProperty().get()) {
            case AlarmsState.Ready() -> table.node();
            case AlarmsState.Loading() -> new EmptyState(strings.get("alarms.loading"));
            case AlarmsState.Empty(var lastCleared) -> empty(lastCleared);
            case AlarmsState.NoneFound(int all, String words) ->
                new EmptyState(strings.get("kit.empty.filtered", all, words))
                        .withAction(
                                strings.get("kit.clear"),
                                () -> model.queryProperty().set(""));
            case AlarmsState.NotCached() -> new EmptyState(nothingCached.get());
        };
        if (middle.getChildren().size() != 1 || middle.getChildren().getFirst() != shown) {
            middle.getChildren().setAll(shown);
        }
    }

    private EmptyState empty(Optional<Instant> lastCleared) {
        return switch (model.tabProperty().get()) {
            case ACTIVE, JOURNAL, RULES, CHANNELS ->
                lastCleared
                        .map(at -> new EmptyState(
                                strings.get("alarms.empty", strings.formats().utc(at))))
                        .orElseGet(() -> new EmptyState(strings.get("alarms.empty.ever")))
                        .withHint(strings.get("alarms.empty.hint"));
            case UNACKNOWLEDGED -> new EmptyState(strings.get("alarms.empty.UNACKNOWLEDGED"));
            case SHELVED ->
                new EmptyState(strings.get("alarms.empty.SHELVED")).withHint(strings.get("alarms.empty.SHELVED.hint"));
            case SILENCED -> new EmptyState(strings.get("alarms.empty.SILENCED"));
        };
    }

    /// Says what went wrong, until somebody has read it.
    void showTroubles(List<ActionTrouble> troubles, Runnable dismiss) {
        messages.getChildren().clear();
        for (ActionTrouble trouble : troubles) {
            InlineMessage message =
                    new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
            trouble.correlation().ifPresent(message::withReference);
            messages.getChildren().add(message.withAction(strings.get("kit.dismiss"), dismiss));
        }
    }

    void focusQuery() {
        query.requestFocus();
    }

    /// The places F6 leads to.
    List<Node> panes() {
        Node other = others.get(model.tabProperty().get());
        return other == null ? List.of(filters, middle, detail) : List.of(other);
    }

    private static void show(Labeled node, String text) {
        node.setText(text);
        node.setVisible(!text.isEmpty());
        node.setManaged(!text.isEmpty());
    }
}

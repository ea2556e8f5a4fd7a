package pitwall.views.cars.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.protocol.RolloutView;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Palette;
import pitwall.views.kit.ScrollRoom;
import pitwall.views.kit.Sparkline;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// The panes of the Overview: counts, the fleet, what wants a person, what runs. FX thread.
final class OverviewPane extends StackPane {
    private final OverviewViewModel model;
    private final Strings strings;
    private final Navigator navigator;
    private final ObservableValue<Palette> palette;
    private final Supplier<String> nothingCached;
    private final FleetDots dots;
    private final Map<Tile, TileButton> tiles = new EnumMap<>(Tile.class);
    private final WrapRow tileRow = new WrapRow();
    private final NeedsPane needs;
    private final PlaceTable table;
    private final StackPane picture = new StackPane();
    private final ToggleButton asTable;
    private final VBox rollouts = new VBox();
    private final Label noRollouts = new Label();
    private final List<RolloutBar> bars = new ArrayList<>();
    private final VersionRow versions;
    private final Label outcomes = new Label();
    private final Runnable openAlarms;
    private final Label title = new Label();
    private final Label notice = new Label();
    private final Sparkline trend;
    private final Label trendWords = new Label();
    private final ScrollRoom content;

    OverviewPane(
            OverviewViewModel model,
            FleetDots dots,
            OverviewParts parts,
            Surroundings surroundings,
            Supplier<String> nothingCached) {
        this.openAlarms =
                () -> surroundings.navigator().open(new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, ""));
        this.model = model;
        this.dots = dots;
        this.strings = surroundings.strings();
        this.navigator = surroundings.navigator();
        this.palette = parts.palette();
        this.nothingCached = nothingCached;
        this.needs = new NeedsPane(strings, need -> navigator.open(need.where()));
        this.table = new PlaceTable(strings, this::openPlace);
        this.versions = new VersionRow(strings, query -> navigator.open(new Destination.Cars(query)));
        this.asTable = new ToggleButton(strings.get("overview.as-table"));
        this.trend = new Sparkline(strings, value -> strings.formats().count(Math.round(value)));
        VBox all = new VBox(head(), tileRow(), versions, middle(), running());
        all.getStyleClass().add("overview");
        this.content = new ScrollRoom(all);
        content.setFitToHeight(true);
        getStyleClass().add("overview-screen");
        title.textProperty().bind(model.titleProperty());
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        model.stateProperty().subscribe(this::showState);
        model.censusProperty().subscribe(_ -> refresh());
        model.noticeProperty().subscribe(_ -> refresh());
        model.needsProperty().subscribe(needs::show);
        model.boardKnownProperty().subscribe(this::showKnown);
    }

    private Node head() {
        title.getStyleClass().add("section-title");
        notice.getStyleClass().add("muted");
        trendWords.getStyleClass().addAll("muted", "overview-trend");
        trendWords.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        WrapRow head = new WrapRow(12, title, notice, gap, trendWords, trend);
        head.getStyleClass().add("overview-head");
        return head;
    }

    private Node tileRow() {
        tileRow.getStyleClass().add("overview-tiles");
        versions.setMinHeight(Region.USE_PREF_SIZE);
        for (Tile tile : Tile.values()) {
            TileButton button =
                    new TileButton(tile, model, strings, () -> navigator.open(new Destination.Cars(tile.query())));
            HBox.setHgrow(button, Priority.ALWAYS);
            tiles.put(tile, button);
            tileRow.getChildren().add(button);
        }
        return tileRow;
    }

    private Node middle() {
        Label words = new Label(strings.get("overview.places"));
        words.getStyleClass().add("section-title");
        ToggleGroup group = new ToggleGroup();
        ToggleButton asDots = new ToggleButton(strings.get("overview.as-dots"));
        asDots.setToggleGroup(group);
        asTable.setToggleGroup(group);
        asDots.getStyleClass().add("left-pill");
        asTable.getStyleClass().add("right-pill");
        asDots.setSelected(true);
        asDots.setOnAction(_ -> showPicture(false));
        asTable.setOnAction(_ -> showPicture(true));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        WrapRow bar = new WrapRow(8, words, gap, new HBox(asDots, asTable));
        bar.getStyleClass().add("overview-bar");
        picture.getChildren().setAll(dots.node());
        picture.setMinSize(0, 0);
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox left = new VBox(bar, picture);
        left.getStyleClass().add("overview-section");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        needs.getStyleClass().add("overview-needs");
        HBox middle = new HBox(left, needs);
        middle.getStyleClass().add("overview-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        return middle;
    }

    /// Once a car is out of view as a dot it is a figure, and the other way round.
    void showPicture(boolean figures) {
        asTable.setSelected(figures);
        picture.getChildren().setAll(figures ? table : dots.node());
    }

    void turnPicture() {
        showPicture(!asTable.isSelected());
    }

    private Node running() {
        Label words = new Label(strings.get("overview.rollouts"));
        words.getStyleClass().add("section-title");
        noRollouts.getStyleClass().add("muted");
        words.setMinWidth(Region.USE_PREF_SIZE);
        outcomes.textProperty().bind(model.outcomesProperty());
        outcomes.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Hyperlink alarms = new Hyperlink();
        alarms.textProperty().bind(model.alarmLineProperty());
        alarms.setMinWidth(Region.USE_PREF_SIZE);
        alarms.setOnAction(_ -> openAlarms.run());
        outcomes.setWrapText(true);
        outcomes.setMinHeight(Region.USE_PREF_SIZE);
        WrapRow bar = new WrapRow(12, words, gap, outcomes, alarms);
        bar.getStyleClass().add("overview-bar");
        VBox section = new VBox(bar, noRollouts, rollouts);
        section.getStyleClass().add("overview-section");
        section.setMinHeight(Region.USE_PREF_SIZE);
        return section;
    }

    private void showState(OverviewViewModel.State state) {
        getChildren()
                .setAll(
                        switch (state) {
                            case FLEET -> content;
                            case LOADING ->
                                LoadingState.ofFleet(
                                        strings.get("overview.loading"),
                                        strings,
                                        () -> navigator.open(new Destination.Connect()));
                            case EMPTY ->
                                new EmptyState(strings.get("overview.empty"))
                                        .withAction(
                                                strings.get("overview.empty.cars"),
                                                () -> navigator.open(new Destination.Cars("")));
                            case NOT_CACHED -> new EmptyState(nothingCached.get());
                        });
    }

    private void showKnown(boolean known) {
        needs.showKnown(known);
        noRollouts.setText(strings.get(known ? "overview.rollouts.none" : "overview.rollouts.unknown"));
    }

    /// Draws counts, figures and countdowns again.
    void refresh() {
        tiles.values().forEach(TileButton::refresh);
        trend.setValues(model.problems());
        trendWords.setText(model.trendWords());
        table.show(model.censusProperty().get());
        versions.show(model.censusProperty().get());
    }

    void showRollouts(Instant now) {
        List<RolloutView> shown = model.rolloutsProperty().get();
        while (bars.size() < shown.size()) {
            RolloutBar bar = new RolloutBar(palette, strings, id -> navigator.open(new Destination.Rollout(id)));
            bars.add(bar);
            rollouts.getChildren().add(bar);
        }
        while (bars.size() > shown.size()) {
            rollouts.getChildren().remove(bars.removeLast());
        }
        for (int i = 0; i < shown.size(); i++) {
            bars.get(i).show(shown.get(i), now);
        }
        noRollouts.setVisible(shown.isEmpty());
        noRollouts.setManaged(shown.isEmpty());
    }

    private void openPlace(String region, int ring) {
        String name = region.contains(" ") ? "\"" + region + "\"" : region;
        navigator.open(new Destination.Cars("region:" + name + " ring:" + ring));
    }

    NeedsPane needs() {
        return needs;
    }

    /// The places F6 leads to.
    List<Node> panes() {
        return List.of(tileRow, versions, picture, needs.list(), rollouts);
    }

    void focus() {
        if (needs.list().getItems().isEmpty()) {
            tileRow.getChildren().getFirst().requestFocus();
        } else {
            needs.list().requestFocus();
            if (needs.list().getSelectionModel().isEmpty()) {
                needs.list().getSelectionModel().selectFirst();
            }
        }
    }
}

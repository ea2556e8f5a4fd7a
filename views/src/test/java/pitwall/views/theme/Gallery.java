package pitwall.views.theme;

import atlantafx.base.controls.ToggleSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.ConsoleMode;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.GlyphPainter;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.ModeGlyph;
import pitwall.views.kit.Sparkline;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;

/// One page with every part of the kit, to be looked at.
final class Gallery {
    private static final List<Optional<AlarmPriority>> PRIORITIES = List.of(
            Optional.empty(),
            Optional.of(AlarmPriority.P1),
            Optional.of(AlarmPriority.P2),
            Optional.of(AlarmPriority.P3));

    private final Strings strings;
    private final Themes themes;

    Gallery(Strings strings, Themes themes) {
        this.strings = strings;
        this.themes = themes;
    }

    Node page() {
        VBox left =
                column(section("State marks", states()), section("Alarm marks", alarms()), section("Modes", modes()));
        VBox middle = column(section("Controls", controls()), section("Type", type()), section("Table", table()));
        VBox right =
                column(section("Messages", messages()), section("Nothing to show", empty()), section("Dots", dots()));
        HBox.setHgrow(middle, Priority.ALWAYS);
        right.setPrefWidth(420);
        HBox page = new HBox(left, middle, right);
        page.setSpacing(16);
        page.getStyleClass().addAll("window", "pad-16");
        return page;
    }

    private static VBox column(Node... nodes) {
        VBox box = new VBox(nodes);
        box.setSpacing(16);
        return box;
    }

    private static VBox section(String title, Node content) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        VBox panel = new VBox(label, content);
        panel.getStyleClass().addAll("panel", "pad-12");
        panel.setSpacing(8);
        return panel;
    }

    private Node states() {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        GlyphPainter painter = new GlyphPainter(themes.paletteProperty().get());
        int row = 0;
        for (HeadlineStatus status : HeadlineStatus.values()) {
            grid.add(new Label(strings.get("state." + status)), 0, row);
            int column = 1;
            for (Optional<AlarmPriority> priority : PRIORITIES) {
                StateGlyph glyph = new StateGlyph();
                glyph.show(status, priority);
                grid.add(glyph, column++, row);
            }
            Canvas canvas = new Canvas(70, 24);
            painter.state(canvas.getGraphicsContext2D(), status, Optional.empty(), 0, 6, 12);
            painter.state(canvas.getGraphicsContext2D(), status, Optional.of(AlarmPriority.P3), 16, 6, 12);
            painter.state(canvas.getGraphicsContext2D(), status, Optional.empty(), 40, 0, 24);
            grid.add(canvas, column, row);
            row++;
        }
        return grid;
    }

    private Node alarms() {
        HBox row = row();
        for (AlarmPriority priority : AlarmPriority.values()) {
            AlarmGlyph glyph = new AlarmGlyph(strings, priority);
            AlarmGlyph cleared = new AlarmGlyph(strings, priority);
            cleared.setCleared(true);
            row.getChildren().addAll(glyph, new Label("7"), cleared);
        }
        Canvas canvas = new Canvas(130, 40);
        GlyphPainter painter = new GlyphPainter(themes.paletteProperty().get());
        double x = 0;
        for (AlarmPriority priority : AlarmPriority.values()) {
            painter.alarm(canvas.getGraphicsContext2D(), priority, x, 0, 40);
            x += 44;
        }
        return new VBox(8, row, canvas);
    }

    private Node modes() {
        VBox box = new VBox(6);
        box.getChildren().add(pill(ConsoleMode.LIVE, strings.get("mode.live.pill", lag(300))));
        box.getChildren().add(pill(ConsoleMode.LAGGING, strings.get("mode.lagging.pill", lag(4200))));
        box.getChildren().add(pill(ConsoleMode.RECONNECTING, strings.get("mode.reconnecting.pill", 3, lag(4000))));
        box.getChildren()
                .add(pill(
                        ConsoleMode.OFFLINE,
                        strings.get("mode.offline.pill", strings.formats().age(Duration.ofMinutes(47)))));
        box.getChildren().add(pill(ConsoleMode.REPLAY, strings.get("mode.replay.pill", "13:42:10 UTC", "−20 min")));
        return box;
    }

    private String lag(long millis) {
        return strings.formats().lag(Duration.ofMillis(millis));
    }

    private static Label pill(ConsoleMode mode, String text) {
        Label label = new Label(text, new ModeGlyph(mode));
        label.getStyleClass().add("pill");
        return label;
    }

    private Node controls() {
        Button primary = new Button("Set desired version");
        primary.getStyleClass().add("primary");
        primary.setId("primary");
        Button dangerous = new Button("Roll back 112 cars");
        dangerous.getStyleClass().addAll("primary", "dangerous");
        Button disabled = new Button("Retry");
        disabled.setDisable(true);
        Label reason = new Label(strings.get("disabled.offline"));
        reason.getStyleClass().add("caption");
        ToggleButton on = new ToggleButton("Table");
        on.setSelected(true);
        on.getStyleClass().add("left-pill");
        ToggleButton off = new ToggleButton("Cards");
        off.getStyleClass().add("right-pill");
        ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("Problems first", "Munich ring 1"));
        combo.setId("combo");
        combo.getSelectionModel().selectFirst();
        TextField field = new TextField();
        field.setPromptText(strings.get("shell.search.prompt"));
        CheckBox box = new CheckBox("Failed");
        box.setSelected(true);
        ChoiceBox<String> choice = new ChoiceBox<>(FXCollections.observableArrayList("random", "by id"));
        choice.getSelectionModel().selectFirst();
        RadioButton chosen = new RadioButton("By query");
        chosen.setSelected(true);
        HBox second = row();
        second.getChildren()
                .addAll(
                        new HBox(on, off),
                        combo,
                        choice,
                        field,
                        box,
                        chosen,
                        new RadioButton("By ids"),
                        new Hyperlink("show 4"));
        HBox first = row();
        first.getChildren().addAll(primary, new Button("Export"), dangerous, disabled, reason);
        Sparkline line = new Sparkline(strings, value -> strings.formats().number(value, 1));
        line.setValues(3, 4, 3, 5, 8, 6, Double.NaN, Double.NaN, 4, 3, 9, 2, 2, 3, 5);
        Label simulated = tag("SIM", "tag");
        simulated.getStyleClass().add("environment-tag");
        simulated.pseudoClassStateChanged(PseudoClass.getPseudoClass("simulated"), true);
        CheckComboBox<String> regions = new CheckComboBox<>(FXCollections.observableArrayList("Munich", "Berlin"));
        regions.getCheckModel().check(0);
        ProgressBar progress = new ProgressBar(0.7);
        HBox third = row();
        third.getChildren()
                .addAll(
                        line,
                        simulated,
                        regions,
                        new ToggleSwitch("Live"),
                        new Slider(),
                        progress,
                        tag("region:munich", "chip"),
                        tag("12", "badge"));
        return new VBox(8, first, second, third);
    }

    private static Label tag(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Node type() {
        HBox row = row();
        row.getChildren()
                .addAll(
                        tag("10 000", "figure"),
                        tag("Cars", "screen-title"),
                        tag("Saved views", "section-title"),
                        tag("Seen 2 s ago", "muted"),
                        tag("~ parked", "stale-value"),
                        tag("WBA-00041", "mono"),
                        tag("4.2.1 → 4.3.0  ≠  − ✓", "caption"),
                        tag("Not a number", "danger-text"),
                        tag("5 cars excluded", "warn-text"));
        return row;
    }

    private Node table() {
        TableView<HeadlineStatus> table = new TableView<>(FXCollections.observableArrayList(HeadlineStatus.values()));
        table.fixedCellSizeProperty().bind(themes.rowHeightProperty());
        table.getColumns().add(alarmColumn());
        table.getColumns().add(column("Car", 110, "mono", status -> "WBA-000" + (41 + status.ordinal())));
        table.getColumns().add(stateColumn());
        table.getColumns().add(column("Actual → desired", 140, "", status -> "4.2.1 → 4.3.0"));
        table.getColumns()
                .add(column(
                        "Batt.", 66, "number", status -> strings.formats().wholePercent(30 + 5 * status.ordinal())));
        table.getColumns()
                .add(column(
                        "Motion", 80, "stale-value", status -> strings.formats().stale("parked")));
        table.getSelectionModel().select(3);
        table.setPrefHeight(330);
        table.setPrefWidth(640);
        return table;
    }

    private TableColumn<HeadlineStatus, HeadlineStatus> alarmColumn() {
        TableColumn<HeadlineStatus, HeadlineStatus> column = new TableColumn<>("!");
        column.setPrefWidth(32);
        column.setCellValueFactory(row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable HeadlineStatus status, boolean empty) {
                super.updateItem(status, empty);
                setGraphic(
                        status == null || status.ordinal() > 5
                                ? null
                                : new AlarmGlyph(strings, AlarmPriority.values()[status.ordinal() % 3]));
            }
        });
        return column;
    }

    private TableColumn<HeadlineStatus, HeadlineStatus> stateColumn() {
        TableColumn<HeadlineStatus, HeadlineStatus> column = new TableColumn<>("State");
        column.setPrefWidth(130);
        column.setCellValueFactory(row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable HeadlineStatus status, boolean empty) {
                super.updateItem(status, empty);
                if (status == null) {
                    setText(null);
                    setGraphic(null);
                    return;
                }
                StateGlyph glyph = new StateGlyph();
                glyph.show(status, PRIORITIES.get(status.ordinal() % 4));
                setText(strings.get("state." + status));
                setGraphic(glyph);
            }
        });
        return column;
    }

    private static TableColumn<HeadlineStatus, String> column(
            String title, double width, String styleClass, java.util.function.Function<HeadlineStatus, String> text) {
        TableColumn<HeadlineStatus, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.getStyleClass().add(styleClass);
        return column;
    }

    private Node messages() {
        return new VBox(
                8,
                new InlineMessage(
                                strings,
                                InlineMessage.Severity.ERROR,
                                "The cars of Berlin could not be loaded.",
                                "What you see is from 14:00:03 UTC. Try again, or ask with the reference.")
                        .withReference("c-7f3a91")
                        .withRetry(() -> {}),
                new InlineMessage(
                        strings,
                        InlineMessage.Severity.WARNING,
                        "Berlin shard not answering since 14:00; 4 880 cars may be out of date",
                        ""),
                new InlineMessage(strings, InlineMessage.Severity.INFO, "12 cars are outside your scope", ""));
    }

    private Node empty() {
        return new EmptyState("No cars yet.")
                .withHint("Discover devices in your network, or create a car by hand.")
                .withAction("Discover devices", () -> {})
                .withAction("Create car", () -> {});
    }

    private Node dots() {
        Canvas small = new Canvas(384, 64);
        draw(small, 8);
        Canvas large = new Canvas(384, 48);
        draw(large, 16);
        return new StackPane(new VBox(8, small, large));
    }

    private void draw(Canvas canvas, double pitch) {
        GlyphPainter painter = new GlyphPainter(themes.paletteProperty().get());
        Random random = new Random(7);
        for (double y = 0; y < canvas.getHeight(); y += pitch) {
            for (double x = 0; x < canvas.getWidth(); x += pitch) {
                boolean normal = random.nextInt(100) < 80;
                HeadlineStatus status = normal
                        ? HeadlineStatus.IN_SYNC
                        : HeadlineStatus.values()[random.nextInt(HeadlineStatus.values().length)];
                Optional<AlarmPriority> priority = normal ? Optional.empty() : PRIORITIES.get(random.nextInt(4));
                painter.dot(canvas.getGraphicsContext2D(), status, priority, x, y, pitch);
            }
        }
    }

    private static HBox row() {
        HBox row = new HBox(8);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }
}

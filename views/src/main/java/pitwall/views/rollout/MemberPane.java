package pitwall.views.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.progress.RolloutWords;

/// The cars of the rollout with where each stands in it. FX thread; only the rows in the window are drawn.
final class MemberPane extends VBox {
    private final Members members;
    private final Strings strings;
    private final RolloutWords words;
    private final Reasons reasons;
    private final Supplier<Instant> now;
    private final PauseTransition patience = new PauseTransition(Duration.seconds(10));
    private final Consumer<CarId> open;
    private final TableView<MemberRow> table = new TableView<>();
    private final ComboBox<MemberFilter> filter = new ComboBox<>();
    private final Label count = new Label();
    private final Label nothing = new Label();

    private enum Column {
        CAR("car", 100),
        STAGE("stage", 100),
        REASON("reason", 150),
        BEFORE("before", 60),
        SINCE("since", 82);

        private final String id;
        private final double width;

        Column(String id, double width) {
            this.id = id;
            this.width = width;
        }
    }

    /// @param now server time
    /// @param open shows everything about a car
    /// @param all shows them in Cars
    /// @param retry fetches the list anew
    MemberPane(
            Members members,
            Strings strings,
            Supplier<Instant> now,
            Consumer<CarId> open,
            Runnable all,
            Runnable retry) {
        this.members = members;
        this.strings = strings;
        this.words = new RolloutWords(strings);
        this.reasons = new Reasons(strings);
        this.now = now;
        this.open = open;
        getStyleClass().add("rollout-part");
        Hyperlink again = new Hyperlink(strings.get("kit.retry"));
        again.setOnAction(_ -> retry.run());
        Hyperlink inCars = new Hyperlink(strings.get("rollout.cars.in-cars"));
        inCars.setMinWidth(Region.USE_PREF_SIZE);
        inCars.setTooltip(new Tooltip(strings.get("rollout.cars.in-cars.tip")));
        inCars.setOnAction(_ -> all.run());
        Hyperlink stop = new Hyperlink(strings.get("kit.cancel"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> members.stop());
        patience.setOnFinished(_ -> show(stop, true));
        show(stop, false);
        members.loadingProperty().subscribe(loading -> {
            boolean halted = loading instanceof Members.Loading.Failed || loading instanceof Members.Loading.Stopped;
            show(again, halted);
            wait(loading instanceof Members.Loading.Under, stop);
            describe(loading);
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(head(again, stop, inCars), table);
        fill();
    }

    /// What takes long can be stopped.
    private void wait(boolean waiting, Hyperlink stop) {
        if (!waiting) {
            patience.stop();
            show(stop, false);
        } else if (patience.getStatus() != Animation.Status.RUNNING && !stop.isVisible()) {
            patience.playFromStart();
        }
    }

    private static void show(Hyperlink link, boolean on) {
        link.setVisible(on);
        link.setManaged(on);
    }

    private WrapRow head(Hyperlink again, Hyperlink stop, Hyperlink inCars) {
        Label title = new Label(strings.get("rollout.cars"));
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        filter.getItems().setAll(MemberFilter.values());
        filter.setCellFactory(_ -> new FilterCell());
        filter.setButtonCell(new FilterCell());
        filter.setValue(MemberFilter.ALL);
        filter.setMinWidth(Region.USE_PREF_SIZE);
        filter.setAccessibleText(strings.get("rollout.cars.filter"));
        filter.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                members.want(chosen::shows);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        WrapRow head = new WrapRow(8, title, count, again, stop, space, inCars, filter);
        head.getStyleClass().add("member-head");
        return head;
    }

    private void fill() {
        table.getStyleClass().add("member-table");
        table.setAccessibleText(strings.get("rollout.cars"));
        nothing.getStyleClass().add("muted");
        table.setPlaceholder(nothing);
        table.setSortPolicy(_ -> true);
        for (Column column : Column.values()) {
            TableColumn<MemberRow, MemberRow> made = new TableColumn<>(strings.get("rollout.member." + column.id));
            made.setPrefWidth(column.width);
            made.setSortable(false);
            made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
            made.setCellFactory(_ -> new Cell(column));
            table.getColumns().add(made);
        }
        table.setRowFactory(_ -> row());
        table.setItems(members.shown());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                selected().ifPresent(open);
                event.consume();
            }
        });
        members.revisionProperty().subscribe(_ -> {
            table.refresh();
            describe(members.loadingProperty().get());
        });
    }

    private TableRow<MemberRow> row() {
        TableRow<MemberRow> row = new TableRow<>();
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (row.getItem() != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.accept(row.getItem().member().car());
            }
        });
        return row;
    }

    private void describe(Members.Loading loading) {
        String text = switch (loading) {
            case Members.Loading.Not() -> "";
            case Members.Loading.Past() ->
                members.size() == 0
                        ? ""
                        : strings.get("rollout.cars.then", members.shown().size(), members.size());
            case Members.Loading.Under(int cars, int of) -> strings.get("rollout.cars.loading", cars, of);
            case Members.Loading.Done() ->
                strings.get("rollout.cars.count", members.shown().size(), members.size());
            case Members.Loading.Failed() -> strings.get("rollout.cars.failed");
            case Members.Loading.Stopped(int cars, int of) -> strings.get("rollout.cars.stopped", cars, of);
        };
        count.setText(text);
        nothing.setText(
                switch (loading) {
                    case Members.Loading.Done _ -> strings.get("rollout.cars.none");
                    case Members.Loading.Past _ ->
                        strings.get(members.size() == 0 ? "disabled.replay" : "rollout.cars.none");
                    default -> "";
                });
    }

    Optional<CarId> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(row -> row.member().car());
    }

    TableView<MemberRow> table() {
        return table;
    }

    /// @param pixels height of every row
    void setRowHeight(double pixels) {
        table.setFixedCellSize(pixels);
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        for (Column column : Column.values()) {
            table.getColumns().get(column.ordinal()).setPrefWidth(column.width * factor);
        }
    }

    private String text(Column column, Member member) {
        ReasonCode reason = member.reason();
        return switch (column) {
            case CAR -> member.car().value();
            case STAGE -> words.stage(member.stage());
            case REASON -> reason == null ? "" : reasons.of(reason).title();
            case BEFORE -> member.before() == null ? Formats.UNKNOWN : member.before();
            case SINCE ->
                member.since().equals(Instant.EPOCH)
                        ? Formats.UNKNOWN
                        : strings.formats().moment(member.since(), now.get());
        };
    }

    private final class Cell extends TableCell<MemberRow, MemberRow> {
        private final Column column;

        Cell(Column column) {
            this.column = column;
            getStyleClass().add("member-" + column.id);
            if (column == Column.REASON) {
                Tooltip tip = new Tooltip();
                tip.textProperty().bind(textProperty());
                setTooltip(tip);
            }
        }

        @Override
        protected void updateItem(@Nullable MemberRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? "" : text(column, row.member()));
        }
    }

    private final class FilterCell extends ListCell<MemberFilter> {
        @Override
        protected void updateItem(@Nullable MemberFilter each, boolean empty) {
            super.updateItem(each, empty);
            if (each == null || empty) {
                setText("");
            } else {
                setText(strings.get("rollout.filter." + each));
            }
        }
    }
}

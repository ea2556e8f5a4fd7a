package pitwall.views.cars.region;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;
import pitwall.protocol.rest.RegionEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.Permission;
import pitwall.views.desk.Sheets;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// The regions in words, the most urgent first, and the editor: the accessible twin of the outlines on the map. Enter
/// asks for the cars of a region, F2 edits it, Delete forgets it. FX thread.
public final class RegionPane extends VBox {
    private final RegionsViewModel model;
    private final Strings strings;
    private final Sheets sheets;
    private final Hooks hooks;
    private final RegionWords words;
    private final ListView<RegionLine> list = new ListView<>();
    private final Label heading = new Label();
    private final Label asOf = new Label();
    private final Label denied = new Label();
    private final VBox message = new VBox();
    private final RegionForm form;
    private final Button ask;
    private final Button go;
    private final Button edit;
    private final Button redraw;
    private final Button forget;
    private final Button draw;
    private final Button take;

    /// What the map does for the list.
    ///
    /// @param ask asks for the cars of a region
    /// @param go shows a region
    /// @param area the area that the query asks for; empty where it asks for none
    public record Hooks(Consumer<RegionLine> ask, Consumer<RegionLine> go, Supplier<Optional<String>> area) {}

    public RegionPane(
            RegionsViewModel model,
            Permission permission,
            Strings strings,
            Sheets sheets,
            Executor background,
            Executor fxThread,
            Hooks hooks) {
        this.model = model;
        this.strings = strings;
        this.sheets = sheets;
        this.hooks = hooks;
        this.words = new RegionWords(strings);
        RegionFiles files = new RegionFiles(model, strings, sheets, background, fxThread);
        this.form = new RegionForm(strings, this::save, list::requestFocus);
        ask = button("region.ask", () -> selected().ifPresent(hooks.ask()));
        go = button("region.go", () -> selected().ifPresent(hooks.go()));
        edit = button("region.edit", this::edit);
        redraw = button("region.redraw", this::redraw);
        forget = button("region.forget", this::forget);
        draw = button("region.draw", this::draw);
        take = button("region.import", () -> files.choose(getScene().getWindow()));
        getStyleClass().add("region-pane");
        list.getStyleClass().add("region-list");
        list.setCellFactory(_ -> new RegionCell(strings));
        list.setAccessibleText(strings.get("region.list.spoken"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                selected().ifPresent(hooks.ask());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> enable(permission));
        VBox.setVgrow(list, Priority.ALWAYS);
        heading.getStyleClass().add("section-title");
        asOf.getStyleClass().addAll("caption", "text-muted");
        denied.getStyleClass().addAll("caption", "text-muted");
        denied.setWrapText(true);
        denied.setMinHeight(USE_PREF_SIZE);
        FlowPane buttons = new FlowPane(6, 6, ask, go, edit, redraw, forget, draw, take);
        buttons.getStyleClass().add("region-buttons");
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(asOf, message, list, form, buttons, denied);
        model.linesProperty().subscribe(this::show);
        model.stateProperty().subscribe(this::tell);
        model.troubleProperty().subscribe(_ -> tell(model.stateProperty().get()));
        model.runningProperty().subscribe(_ -> enable(permission));
        permission.reasonProperty().subscribe(_ -> enable(permission));
    }

    private Button button(String key, Runnable run) {
        Button button = new Button(strings.get(key));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(strings.get(key + ".hint")));
        button.setOnAction(_ -> run.run());
        return button;
    }

    private Optional<RegionLine> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void key(KeyEvent event) {
        boolean used = switch (event.getCode()) {
            case ENTER -> fire(ask);
            case SPACE -> fire(go);
            case F2 -> fire(edit);
            case DELETE -> fire(forget);
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private static boolean fire(Button button) {
        if (!button.isDisabled()) {
            button.fire();
        }
        return true;
    }

    /// Rows stay selected by the name of their region.
    private void show(List<RegionLine> lines) {
        String name = selected().map(RegionLine::name).orElse("");
        list.getItems().setAll(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equals(name)) {
                list.getSelectionModel().select(i);
            }
        }
        heading.setText(strings.plural("region.heading", lines.size()));
    }

    /// What stands above the list: for whoever puts it there.
    public Label heading() {
        return heading;
    }

    private void tell(RegionsState state) {
        asOf.setText("");
        message.getChildren().clear();
        list.setPlaceholder(new EmptyState(strings.get("region.empty")).withHint(strings.get("region.empty.hint")));
        switch (state) {
            case RegionsState.Unknown() -> list.setPlaceholder(new EmptyState(strings.get("region.unknown")));
            case RegionsState.Known known -> {
                if (known.asOf() != null) {
                    asOf.setText(strings.get("region.as-of", strings.formats().utc(known.asOf())));
                }
            }
            case RegionsState.Refused(String sentence, String correlation) ->
                message.getChildren()
                        .add(new InlineMessage(
                                        strings, InlineMessage.Severity.ERROR, strings.get("region.refused"), sentence)
                                .withReference(correlation)
                                .withRetry(model::ask));
        }
        asOf.setVisible(!asOf.getText().isEmpty());
        asOf.setManaged(asOf.isVisible());
        model.troubleProperty().get().ifPresent(trouble -> message.getChildren().add(message(trouble)));
    }

    private Node message(ActionTrouble trouble) {
        InlineMessage shown =
                new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
        trouble.correlation().ifPresent(shown::withReference);
        return shown.withAction(strings.get("region.dismiss"), model::dismissTrouble);
    }

    private void enable(Permission permission) {
        Optional<RegionLine> line = selected();
        Optional<String> why = permission.reasonProperty().get();
        boolean may = why.isEmpty() && !model.runningProperty().get();
        denied.setText(why.orElse(""));
        denied.setVisible(why.isPresent());
        denied.setManaged(why.isPresent());
        ask.setDisable(line.isEmpty());
        go.setDisable(line.flatMap(RegionLine::shape).isEmpty());
        edit.setDisable(!may || line.isEmpty());
        redraw.setDisable(!may || line.isEmpty());
        forget.setDisable(!may || line.flatMap(RegionLine::entry).isEmpty());
        draw.setDisable(!may);
        take.setDisable(!may);
        if (!may) {
            form.close();
        }
    }

    private static Region written(RegionLine line) {
        return line.entry()
                .flatMap(RegionsViewModel::region)
                .orElseGet(() -> new Region(line.name(), line.title(), Assignment.BY_NAME, null));
    }

    private void edit() {
        selected().ifPresent(line -> form.open(written(line), written(line).outline()));
    }

    /// The area of the query becomes the outline of the selected region.
    private void redraw() {
        selected().ifPresent(line -> drawn(outline -> form.open(written(line), outline)));
    }

    private void draw() {
        drawn(form::open);
    }

    private void drawn(Consumer<Outline> use) {
        Optional<String> area = hooks.area().get();
        if (area.isEmpty()) {
            model.fail(strings.get("region.no-area"), strings.get("region.no-area.how"));
            return;
        }
        switch (AreaOutline.of(area.get())) {
            case OutlineReading.Good(Outline outline) -> {
                model.dismissTrouble();
                use.accept(outline);
            }
            case OutlineReading.Bad(OutlineFault fault, var _) ->
                model.fail(strings.get("region.bad-area"), words.fault(fault));
        }
    }

    private void save(Region region, Optional<Region> before) {
        @Nullable
        Long revision = model.linesProperty().get().stream()
                .filter(line -> line.name().equals(region.name()))
                .flatMap(line -> line.entry().stream())
                .map(RegionEntry::revision)
                .findFirst()
                .orElse(null);
        if (before.isEmpty() && revision != null) {
            model.fail(
                    strings.get("region.failed.save", region.title()), strings.get("region.name-taken", region.name()));
            return;
        }
        boolean switchedOn =
                region.isByPosition() && before.filter(Region::isByPosition).isEmpty();
        if (switchedOn) {
            var unused = sheets.ask(
                    new Confirmation(
                            strings.get("region.switch.title"),
                            region.title(),
                            model.cars(List.of(region)),
                            strings.get("region.switch.consequence"),
                            strings.get("region.switch.unaffected"),
                            strings.get("region.switch.verb"),
                            new Confirmation.Proof.Press(),
                            List.of()),
                    () -> model.save(region, revision));
        } else {
            model.save(region, revision);
        }
    }

    private void forget() {
        selected()
                .ifPresent(line -> line.entry().ifPresent(entry -> {
                    var unused = sheets.ask(
                            new Confirmation(
                                    strings.get("region.forget.title"),
                                    entry.title(),
                                    line.tally().cars(),
                                    strings.get("region.forget.consequence"),
                                    strings.get("region.forget.unaffected", words.counts(line.tally())),
                                    strings.get("region.forget.verb"),
                                    new Confirmation.Proof.Press(),
                                    List.of()),
                            () -> model.forget(entry));
                }));
    }

    /// Selects a region and leads the keys to it.
    public void focus(Optional<String> name) {
        List<RegionLine> lines = list.getItems();
        for (int i = 0; i < lines.size(); i++) {
            if (name.filter(lines.get(i).name()::equals).isPresent()) {
                list.getSelectionModel().select(i);
                list.scrollTo(i);
            }
        }
        if (list.getSelectionModel().isEmpty() && !lines.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
        list.requestFocus();
    }

    /// Where the keys belong.
    public Node keyboard() {
        return list;
    }

    /// Esc: leaves the form.
    public boolean escape() {
        return form.close();
    }

    ListView<RegionLine> list() {
        return list;
    }
}

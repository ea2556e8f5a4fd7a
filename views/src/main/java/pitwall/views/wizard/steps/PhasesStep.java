package pitwall.views.wizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.kit.Formats;
import pitwall.views.kit.PlainScrollSkin;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.plan.LocalCount;

/// The phases in their order, one line each; a car belongs to the first that means it. FX thread.
final class PhasesStep implements StepPane {
    private static final List<Text> COLUMNS =
            List.of(Text.NAME, Text.TARGETS, Text.CANARY, Text.WAVES, Text.PARALLEL, Text.SOAK);

    private final WizardViewModel model;
    private final Strings strings;
    private final GridPane grid = new GridPane();
    private final Label sum = new Label();
    private final Label none = new Label();
    private final List<List<FieldBox>> lines = new ArrayList<>();
    private final List<Label> cars = new ArrayList<>();
    private final List<OrderBox> orders = new ArrayList<>();
    private final VBox node;

    PhasesStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        grid.getStyleClass().add("wizard-phases");
        Button add = new Button(strings.get("wizard.phases.add"));
        add.setOnAction(_ -> add());
        Label hint = new Label(strings.get("wizard.phases.hint"));
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        none.getStyleClass().addAll("danger-text", "caption");
        sum.setWrapText(true);
        sum.getStyleClass().add("wizard-count");
        grid.setMinWidth(Region.USE_PREF_SIZE);
        ScrollPane across = new ScrollPane(grid);
        across.setFitToWidth(true);
        across.setSkin(new PlainScrollSkin(across)); // what is in it can have the focus at once
        across.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        across.setMinHeight(Region.USE_PREF_SIZE);
        node = new VBox(across, none, sum, add, hint);
        node.getStyleClass().add("gap-12");
    }

    private void build() {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        lines.clear();
        cars.clear();
        orders.clear();
        header();
        for (int number = 0; number < model.draft().phases().size(); number++) {
            line(number);
        }
    }

    private void header() {
        int column = 1;
        grid.getColumnConstraints().add(new ColumnConstraints());
        for (Text text : COLUMNS) {
            Label name = new Label(strings.get("wizard.phases." + text));
            name.getStyleClass().addAll("muted", "caption");
            grid.add(name, column, 0);
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(text == Text.TARGETS ? Priority.ALWAYS : Priority.NEVER);
            grid.getColumnConstraints().add(width);
            column++;
            if (text == Text.TARGETS) {
                Label count = new Label(strings.get("wizard.phases.cars"));
                count.getStyleClass().addAll("muted", "caption");
                GridPane.setHalignment(count, HPos.RIGHT);
                grid.add(count, column, 0);
                grid.getColumnConstraints().add(new ColumnConstraints());
                column++;
            }
            if (text == Text.WAVES) {
                Label order = new Label(strings.get("wizard.phases.ORDER"));
                order.getStyleClass().addAll("muted", "caption");
                grid.add(order, column, 0);
                grid.getColumnConstraints().add(new ColumnConstraints());
                column++;
            }
        }
    }

    private void line(int number) {
        Label place = new Label("≡ " + (number + 1));
        place.getStyleClass().add("muted");
        place.setMinWidth(Region.USE_PREF_SIZE);
        beside(place);
        grid.add(place, 0, number + 1);
        List<FieldBox> boxes = new ArrayList<>();
        int column = 1;
        for (Text text : COLUMNS) {
            FieldBox box = new FieldBox(
                            model,
                            new Field(DraftStep.PHASES, name(text), number),
                            strings.get("wizard.phases.spoken", number + 1, strings.get("wizard.phases." + text)),
                            () -> typed(number, text),
                            now -> model.editPhase(number, phase -> phase.with(text, now)))
                    .prompt(strings.get("wizard.phases.prompt." + text))
                    .width(width(text));
            boxes.add(box);
            grid.add(box, column, number + 1);
            column++;
            if (text == Text.TARGETS) {
                Label count = new Label(Formats.UNKNOWN);
                count.getStyleClass().add("wizard-count");
                count.setMinWidth(Region.USE_PREF_SIZE);
                beside(count);
                cars.add(count);
                grid.add(count, column, number + 1);
                column++;
            }
            if (text == Text.WAVES) {
                OrderBox order = new OrderBox(model, number);
                orders.add(order);
                beside(order);
                grid.add(order, column, number + 1);
                column++;
            }
        }
        Button remove = new Button("×");
        remove.getStyleClass().addAll("flat", "wizard-remove");
        remove.setAccessibleText(strings.get("wizard.phases.remove", number + 1));
        remove.setTooltip(new Tooltip(strings.get("wizard.phases.remove", number + 1)));
        remove.setOnAction(_ -> remove(number));
        beside(remove);
        grid.add(remove, column, number + 1);
        lines.add(boxes);
    }

    /// Stays beside what is typed where a mistake is said below it.
    private static void beside(Region part) {
        part.getStyleClass().add("wizard-beside");
        GridPane.setValignment(part, VPos.TOP);
    }

    private static int width(Text text) {
        return switch (text) {
            case NAME -> 8;
            case TARGETS -> 14;
            case WAVES -> 8;
            default -> 5;
        };
    }

    private static Field.Name name(Text text) {
        return switch (text) {
            case NAME -> Field.Name.PHASE_NAME;
            case TARGETS -> Field.Name.PHASE_TARGETS;
            case CANARY -> Field.Name.CANARY;
            case WAVES -> Field.Name.WAVES;
            case PARALLEL -> Field.Name.PARALLEL;
            case SOAK -> Field.Name.SOAK;
            case SUCCESS -> Field.Name.SUCCESS;
            case FAILURE -> Field.Name.FAILURE;
            case SAMPLE -> Field.Name.SAMPLE;
            case WAIT -> Field.Name.WAIT;
            case PHASE_TIMEOUT -> Field.Name.PHASE_TIMEOUT;
            case CAR_TIMEOUT -> Field.Name.CAR_TIMEOUT;
        };
    }

    private String typed(int number, Text text) {
        List<PhaseDraft> phases = model.draft().phases();
        return number < phases.size() ? phases.get(number).text(text) : "";
    }

    private void add() {
        model.edit(draft -> {
            List<PhaseDraft> phases = new ArrayList<>(draft.phases());
            phases.add(PhaseDraft.of(strings.get("wizard.phases.usual", phases.size() + 1), ""));
            return draft.withPhases(phases);
        });
        refresh();
        focusPhase(model.draft().phases().size() - 1);
    }

    private void remove(int number) {
        model.edit(draft -> {
            List<PhaseDraft> phases = new ArrayList<>(draft.phases());
            phases.remove(number);
            return draft.withPhases(phases);
        });
        refresh();
        focusPhase(Math.max(0, number - 1));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        if (lines.size() != model.draft().phases().size()) {
            build();
        }
        lines.forEach(line -> line.forEach(FieldBox::refresh));
        orders.forEach(OrderBox::refresh);
        Optional<String> missing = model.mistakes()
                .of(Field.of(DraftStep.PHASES, Field.Name.PHASES))
                .map(model.mistakes()::sentence);
        none.setText(missing.orElse(""));
        none.setManaged(missing.isPresent());
        model.count().ifPresent(this::count);
    }

    private void count(LocalCount count) {
        boolean counting = model.countingProperty().get();
        for (int number = 0; number < cars.size(); number++) {
            Integer counted = number < count.phases().size() ? count.phases().get(number) : null;
            cars.get(number).pseudoClassStateChanged(Rows.OLD, counting);
            cars.get(number)
                    .setText(
                            counted == null
                                    ? Formats.UNKNOWN
                                    : strings.formats().exact(counted));
        }
        int claimed = count.chosen() - count.unclaimed();
        String words = count.unclaimed() == 0
                ? strings.get("wizard.phases.sum", claimed, count.chosen())
                : strings.get("wizard.phases.sum.rest", claimed, count.chosen(), count.unclaimed());
        sum.setText(counting ? strings.get("wizard.counting.again", words) : words);
        sum.pseudoClassStateChanged(Rows.OLD, counting);
    }

    @Override
    public void focus() {
        focusPhase(0);
    }

    @Override
    public void focus(Field field) {
        lines.stream()
                .flatMap(List::stream)
                .filter(box -> box.field().equals(field))
                .findFirst()
                .ifPresentOrElse(FieldBox::edit, this::focus);
    }

    @Override
    public int focusedPhase() {
        for (int number = 0; number < lines.size(); number++) {
            if (orders.get(number).isFocused() || lines.get(number).stream().anyMatch(FieldBox::hasFocus)) {
                return number;
            }
        }
        return -1;
    }

    @Override
    public void focusPhase(int number) {
        if (number < lines.size()) {
            lines.get(number).getFirst().edit();
        }
    }
}

package pitwall.views.wizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.OnBreach;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.form.GateSentence;
import pitwall.views.wizard.model.WizardViewModel;

/// When each phase may go on: figures, switches, what happens otherwise, and all of it as one sentence. FX thread.
final class GatesStep implements StepPane {
    private static final List<Text> FIELDS =
            List.of(Text.SUCCESS, Text.FAILURE, Text.SAMPLE, Text.WAIT, Text.PHASE_TIMEOUT, Text.CAR_TIMEOUT);

    private static final int COLUMNS = 3;

    private final WizardViewModel model;
    private final Strings strings;
    private final VBox node = new VBox();
    private final List<Card> cards = new ArrayList<>();

    GatesStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        node.getStyleClass().add("gap-12");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        int phases = model.draft().phases().size();
        if (cards.size() != phases) {
            cards.clear();
            for (int number = 0; number < phases; number++) {
                cards.add(new Card(number));
            }
            node.getChildren().setAll(cards);
        }
        cards.forEach(Card::refresh);
    }

    @Override
    public void focus() {
        if (!cards.isEmpty()) {
            cards.getFirst().boxes.getFirst().edit();
        }
    }

    @Override
    public void focus(Field field) {
        cards.stream()
                .flatMap(card -> card.boxes.stream())
                .filter(box -> box.field().equals(field))
                .findFirst()
                .ifPresentOrElse(FieldBox::edit, this::focus);
    }

    private static Field.Name name(Text text) {
        return Field.Name.valueOf(text.name());
    }

    /// The gates of one phase.
    private final class Card extends VBox {
        private final int number;
        private final Label title = new Label();
        private final Label sentence = new Label();
        private final Label watched = new Label();
        private final List<FieldBox> boxes = new ArrayList<>();
        private final CheckBox canary = new CheckBox(strings.get("wizard.gate.canary"));
        private final CheckBox safety = new CheckBox(strings.get("wizard.gate.safety"));
        private final ChoiceBox<OnBreach> onBreach = new ChoiceBox<>();

        Card(int number) {
            this.number = number;
            getStyleClass().addAll("wizard-card", "gap-8");
            title.getStyleClass().add("section-title");
            sentence.setWrapText(true);
            watched.setWrapText(true);
            watched.getStyleClass().add("muted");
            PairGrid fields = new PairGrid(COLUMNS);
            for (Text text : FIELDS) {
                FieldBox box = new FieldBox(
                                model,
                                new Field(DraftStep.GATES, name(text), number),
                                strings.get("wizard.gate." + text),
                                () -> phase().text(text),
                                now -> model.editPhase(number, phase -> phase.with(text, now)))
                        .width(7);
                boxes.add(box);
                Label label = new Label(strings.get("wizard.gate." + text));
                label.getStyleClass().add("muted");
                label.setLabelFor(box.input());
                fields.add(label, box);
            }
            canary.setOnAction(_ -> model.editPhase(number, phase -> phase.withCanaryHealthy(canary.isSelected())));
            safety.setOnAction(_ -> model.editPhase(number, phase -> phase.withSafetyChecks(safety.isSelected())));
            onBreach.getItems().setAll(OnBreach.values());
            onBreach.setConverter(new Words());
            onBreach.setAccessibleText(strings.get("wizard.gate.on-breach"));
            onBreach.valueProperty().addListener((_, _, chosen) -> {
                if (chosen != null) {
                    model.editPhase(number, phase -> phase.withOnBreach(chosen));
                }
            });
            Label otherwise = new Label(strings.get("wizard.gate.on-breach"));
            otherwise.getStyleClass().add("muted");
            WrapRow switches = new WrapRow(12, canary, safety, otherwise, onBreach);
            switches.getStyleClass().add("wizard-line");
            getChildren().setAll(title, sentence, watched, fields, switches);
        }

        private PhaseDraft phase() {
            List<PhaseDraft> phases = model.draft().phases();
            return phases.get(Math.min(number, phases.size() - 1));
        }

        void refresh() {
            title.setText(phase().text(Text.NAME));
            OptionalInt cars = model.count()
                    .filter(count -> number < count.phases().size())
                    .map(count -> count.phases().get(number))
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
            sentence.setText(GateSentence.of(phase(), cars, strings).orElse(strings.get("wizard.gate.unfinished")));
            String soak = phase().text(Text.SOAK).strip();
            watched.setText(strings.get("wizard.gate.watched", soak.isEmpty() ? Formats.UNKNOWN : soak));
            boxes.forEach(FieldBox::refresh);
            canary.setSelected(phase().canaryHealthy());
            safety.setSelected(phase().safetyChecks());
            if (onBreach.getValue() != phase().onBreach()) {
                onBreach.setValue(phase().onBreach());
            }
            boolean locked = model.isLocked();
            canary.setDisable(locked);
            safety.setDisable(locked);
            onBreach.setDisable(locked);
        }
    }

    private final class Words extends StringConverter<OnBreach> {
        @Override
        public String toString(@Nullable OnBreach value) {
            return value == null ? Formats.UNKNOWN : strings.get("wizard.on-breach." + value);
        }

        @Override
        public @Nullable OnBreach fromString(String text) {
            return null;
        }
    }
}

package pitwall.views.cars.detail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.views.cars.detail.CarDetailViewModel.Tab;
import pitwall.views.cars.drawer.FactBox;
import pitwall.views.cars.drawer.FactSection;
import pitwall.views.kit.PlainScrollSkin;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// One car: the first line, what can be done, why it is as it is, what it is and should be, and what happened.
final class CarDetailController {
    private static final Duration LOOK = Duration.millis(500);

    @FXML
    private StackPane root;

    @FXML
    private ScrollPane whole;

    @FXML
    private Label id;

    @FXML
    private Label about;

    @FXML
    private Label state;

    @FXML
    private Label reason;

    @FXML
    private Label motion;

    @FXML
    private Label seen;

    @FXML
    private Label intent;

    @FXML
    private FlowPane steps;

    @FXML
    private StackPane alarmHost;

    @FXML
    private StackPane deedHost;

    @FXML
    private StackPane whyHost;

    @FXML
    private ScrollPane factScroll;

    @FXML
    private VBox facts;

    @FXML
    private WrapRow tabBar;

    @FXML
    private StackPane tabHost;

    @FXML
    private StackPane insteadHost;

    private final CarDetailViewModel model;
    private final CarDetailNodes nodes;
    private final Strings strings;
    private final StateGlyph glyph = new StateGlyph();
    private final VersionPair pair;
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> tick()));
    private @Nullable List<FactSection> drawn;
    private List<IntentStep> drawnSteps = List.of();

    CarDetailController(CarDetailViewModel model, CarDetailNodes nodes, Strings strings) {
        this.model = model;
        this.nodes = nodes;
        this.strings = strings;
        this.pair = new VersionPair(strings);
        clock.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        whole.setSkin(new PlainScrollSkin(whole)); // what is in it can have the focus at once
        state.setGraphic(glyph);
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        whyHost.getChildren().setAll(nodes.why());
        alarmHost.getChildren().setAll(nodes.alarms());
        deedHost.getChildren().setAll(nodes.bar());
        root.getChildren().add(nodes.sheet());
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton(strings.get("car.tab." + tab));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> show(tab));
            tabs.put(tab, button);
            tabBar.getChildren().add(button);
        }
        Hyperlink audit = new Hyperlink(strings.get("car.audit"));
        audit.setMinWidth(Region.USE_PREF_SIZE);
        audit.setOnAction(_ -> nodes.toAudit());
        tabBar.getChildren().add(audit);
        model.tabProperty().subscribe(this::showTab);
        model.stateProperty().subscribe(this::showState);
        model.viewProperty().subscribe(view -> view.ifPresent(this::show));
    }

    @FXML
    private void onBack() {
        nodes.toCars();
    }

    private void showState(CarDetailState now) {
        Optional<Node> instead = nodes.instead(now);
        insteadHost.getChildren().setAll(instead.stream().toList());
        insteadHost.setVisible(instead.isPresent());
        whole.setVisible(instead.isEmpty());
    }

    private void show(CarView view) {
        CarHead head = view.head();
        id.setText(head.id());
        about.setText(head.about());
        state.setText(head.state());
        glyph.show(head.status(), head.priority());
        reason.setText(head.reason());
        motion.setText(head.motion());
        seen.setText(head.seen());
        intent.setText(view.intent().orElse(""));
        nodes.why().show(view.why());
        pair.show(view.stack());
        showSteps(view.steps());
        if (!view.facts().equals(drawn)) {
            double place = factScroll.getVvalue();
            facts.getChildren().setAll(pair, nodes.curves());
            view.facts().forEach(section -> facts.getChildren().add(new FactBox(section)));
            factScroll.setVvalue(place);
            drawn = view.facts();
        }
    }

    private void showSteps(List<IntentStep> now) {
        boolean some = !now.isEmpty();
        steps.setVisible(some);
        steps.setManaged(some);
        if (!now.equals(drawnSteps) || steps.getChildren().size() != now.size()) {
            steps.getChildren().setAll(now.stream().map(this::step).toList());
            drawnSteps = now;
        }
    }

    /// The shape says how far: done, being done, still to come.
    private Label step(IntentStep step) {
        String mark = switch (step.state()) {
            case DONE -> "✓";
            case NOW -> "▶";
            case AHEAD -> "·";
            case FAILED -> "✗";
        };
        Label label = new Label(strings.get("car.step", mark, step.words()));
        label.getStyleClass().add("car-step");
        label.pseudoClassStateChanged(PseudoClass.getPseudoClass("now"), step.state() == IntentStep.State.NOW);
        label.pseudoClassStateChanged(PseudoClass.getPseudoClass("ahead"), step.state() == IntentStep.State.AHEAD);
        label.setAccessibleText(strings.get("car.step.spoken." + step.state(), step.words()));
        return label;
    }

    private void showTab(Tab tab) {
        tabs.forEach((each, button) -> button.setSelected(each == tab));
        tabHost.getChildren().setAll(nodes.tab(tab));
    }

    /// Shows a tab and goes there.
    void show(Tab tab) {
        model.tabProperty().set(tab);
        tabs.forEach((each, button) -> button.setSelected(each == tab));
        nodes.focus(tab);
    }

    private void tick() {
        nodes.alarms().look();
        model.tick();
        nodes.tick();
    }

    void shown() {
        tick();
        clock.play();
    }

    void hidden() {
        clock.stop();
    }

    void focus() {
        nodes.focus(model.tabProperty().get());
    }

    /// The places F6 leads to.
    List<Node> panes() {
        return List.of(deedHost, whyHost, factScroll, tabBar, tabHost);
    }

    StackPane root() {
        return root;
    }
}

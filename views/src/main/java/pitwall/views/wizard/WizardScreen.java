package pitwall.views.wizard;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Place;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.model.WizardParts;
import pitwall.views.wizard.model.WizardViewModel;

/// One rollout while it is written, in a tab of its own. FX thread.
public final class WizardScreen implements Screen {
    private static final String ID = "draft";

    private final Strings strings;
    private final WizardViewModel model;
    private final WizardController controller;
    private final Node node;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper();
    private Subscription following = Subscription.EMPTY;
    /// The cars for which the draft was begun, where somebody led here with some.
    private @Nullable Destination begunFor;

    public WizardScreen(WizardParts parts, Surroundings surroundings) {
        this.strings = surroundings.strings();
        this.model = new WizardViewModel(parts, surroundings);
        this.controller = new WizardController(model, strings);
        this.node = FxmlView.load(controller, strings.bundle());
        model.revisionProperty().subscribe(_ -> describe());
    }

    /// The wizard: reached from rollouts and from the palette, a tab for each draft.
    public static ScreenKind kind(WizardParts parts) {
        return new ScreenKind(
                ID,
                "wizard.new",
                "mdi2f-file-document-edit-outline",
                "",
                false,
                surroundings -> new WizardScreen(parts, surroundings),
                strings -> places(parts, strings));
    }

    private static List<Place> places(WizardParts parts, Strings strings) {
        List<Place> places = new ArrayList<>();
        places.add(new Place("draft/new", strings.get("wizard.new"), new Destination.Draft("")));
        for (RolloutDraft draft : parts.drafts().all()) {
            if (!draft.own()) {
                places.add(new Place(
                        "draft/" + draft.id(),
                        strings.get("wizard.draft.title", name(draft, strings)),
                        new Destination.Draft(draft.id())));
            }
        }
        return places;
    }

    private static String name(RolloutDraft draft, Strings strings) {
        return draft.name().isBlank() ? strings.get("wizard.draft.unnamed", draft.version()) : draft.name();
    }

    private void describe() {
        RolloutDraft draft = model.draftProperty().get();
        title.set(
                draft == null
                        ? strings.get("wizard.new")
                        : strings.get("wizard.tab", draft.name().isBlank() ? model.usualName() : draft.name()));
        status.set(
                draft == null
                        ? ""
                        : strings.get(
                                "wizard.status",
                                Integer.toString(model.stepProperty().get().number()),
                                strings.get("wizard.step."
                                        + model.stepProperty().get().word())));
    }

    /// What this tab knows, for tests.
    WizardViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<UiAction> actions() {
        List<UiAction> actions = new ArrayList<>();
        for (DraftStep step : DraftStep.values()) {
            actions.add(UiAction.always(
                    "draft.step." + step.number(),
                    "wizard.step." + step.word(),
                    step.keys(),
                    () -> controller.go(step)));
        }
        actions.add(UiAction.always("draft.next", "wizard.next", "Ctrl+Enter", controller::primary));
        actions.add(UiAction.always("draft.save", "wizard.save", "Ctrl+S", this::save));
        actions.add(UiAction.always("draft.map", "wizard.who.map.action", "Ctrl+M", this::chooseOnMap));
        actions.add(UiAction.always("draft.phase.up", "wizard.phase.up", "Alt+Up", () -> controller.movePhase(-1)));
        actions.add(
                UiAction.always("draft.phase.down", "wizard.phase.down", "Alt+Down", () -> controller.movePhase(1)));
        return actions;
    }

    private void chooseOnMap() {
        if (model.draftProperty().get() != null) {
            model.chooseOnMap();
        }
    }

    private void save() {
        if (model.draftProperty().get() != null) {
            model.saveNow();
        }
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.DraftCars(String id, String query)) {
            take(id, query);
        }
        if (model.draftProperty().get() != null) {
            return;
        }
        if (destination instanceof Destination.Draft(String id) && !id.isEmpty()) {
            model.open(id);
        } else if (destination instanceof Destination.DraftFor(String query, String version)) {
            model.beginFor(query, version);
            begunFor = destination;
        }
    }

    /// Takes over which cars somebody chose elsewhere.
    private void take(String id, String query) {
        RolloutDraft draft = model.draftProperty().get();
        if (draft != null || model.open(id)) {
            model.edit(each -> each.withTargets(each.targets().withListed(false).withQuery(query)));
            model.stepProperty().set(DraftStep.WHO);
        }
    }

    /// A tab for each draft; one where nothing was begun takes any.
    @Override
    public boolean shows(Destination destination) {
        RolloutDraft draft = model.draftProperty().get();
        return draft == null
                || destination.equals(begunFor)
                || destination instanceof Destination.Draft(String id)
                        && draft.id().equals(id)
                || destination instanceof Destination.DraftCars(String id, var _)
                        && draft.id().equals(id);
    }

    @Override
    public void shown() {
        following = Subscription.combine(model.follow(), controller.follow());
    }

    @Override
    public void hidden() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    @Override
    public void focus() {
        controller.focus();
    }

    @Override
    public List<Node> panes() {
        return controller.panes();
    }

    @Override
    public void resync(Runnable fleet) {
        fleet.run();
        if (model.draftProperty().get() != null) {
            model.previewAgain();
        }
    }
}

package pitwall.views.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.act.RowKeys;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.kit.Strings;

/// What waits for a second person. FX thread.
public final class ApprovalsScreen implements Screen {
    private static final String ID = "approvals";

    private final ApprovalsParts parts;
    private final Strings strings;
    private final ApprovalsViewModel model;
    private final ChosenPlan plan;
    private final ApprovalWords words;
    private final Decisions decisions;
    private final ApprovalsPane pane;
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<String>> whyNoYes = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> whyNoNo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<UiAction> actions;
    private Subscription following = Subscription.EMPTY;

    ApprovalsScreen(ApprovalsParts parts, Surroundings surroundings) {
        this.strings = surroundings.strings();
        this.parts = parts;
        this.words = new ApprovalWords(strings);
        this.model = new ApprovalsViewModel(parts.fleet(), parts.approvals(), parts.fxThread(), strings);
        this.plan = new ChosenPlan(parts.plans(), parts.policies(), parts.fxThread());
        model.chosenProperty().subscribe(plan::choose);
        this.decisions = new Decisions(parts, surroundings, words, model::ask);
        this.pane = new ApprovalsPane(parts, model, plan, decisions, words, surroundings);
        this.title = new ReadOnlyStringWrapper(strings.get("approvals.title"));
        List<UiAction> all = new ArrayList<>(List.of(
                action("approvals.approve", "approvals.approve.open", "A", Danger.D4, whyNoYes, decisions::approve),
                action("approvals.reject", "approvals.reject.open", "X", Danger.D2, whyNoNo, decisions::reject)));
        RowKeys keys = new RowKeys(ID, surroundings.navigator(), strings);
        all.addAll(keys.moves(pane::move));
        all.addAll(keys.copies(() -> model.chosenProperty().get().map(entry -> new RowKeys.Row(entry.id(), entry))));
        this.actions = List.copyOf(all);
        model.chosenProperty().subscribe(_ -> refresh());
        plan.stateProperty().subscribe(_ -> refresh());
        model.entriesProperty().subscribe(entries -> status.set(strings.plural("approvals.status", entries.size())));
    }

    /// The inbox, reached from the header, the palette and whatever waits.
    public static ScreenKind kind(ApprovalsParts parts) {
        return ScreenKind.ofObject(
                ID,
                "approvals.title",
                "mdi2a-account-check-outline",
                surroundings -> new ApprovalsScreen(parts, surroundings));
    }

    private UiAction action(
            String id,
            String key,
            String keys,
            Danger danger,
            ReadOnlyObjectWrapper<Optional<String>> whyNot,
            Consumer<ApprovalEntry> decide) {
        return new UiAction(
                id,
                key,
                keys,
                danger,
                whyNot.getReadOnlyProperty(),
                () -> model.chosenProperty().get().ifPresent(decide));
    }

    private void refresh() {
        Optional<String> neither = model.whyNot(words);
        whyNoYes.set(neither.or(() -> plan.whyNot(strings)));
        whyNoNo.set(neither);
        pane.refresh();
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
        return pane;
    }

    @Override
    public List<UiAction> actions() {
        return actions;
    }

    @Override
    public void shown() {
        following = Subscription.combine(
                parts.fleet().modeProperty().subscribe(_ -> connection()),
                model.follow(),
                parts.fleet().serverNowProperty().subscribe(_ -> refresh()));
    }

    /// A plan that could not be read before may be read now.
    private void connection() {
        if (parts.fleet().frame().freshness().allowsCommands()) {
            plan.again();
        }
        refresh();
    }

    @Override
    public void hidden() {
        following.unsubscribe();
    }

    @Override
    public void focus() {
        pane.focus();
    }

    @Override
    public void resync(Runnable fleet) {
        model.ask();
        plan.again();
    }

    @Override
    public List<Node> panes() {
        return pane.panes();
    }
}

package pitwall.views.rollouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;
import javafx.util.Subscription;
import pitwall.fleet.Capability;
import pitwall.views.act.Permission;
import pitwall.views.act.RowKeys;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.ReadingHold;
import pitwall.views.kit.Strings;

/// All rollouts, and what each of them waits for. FX thread.
public final class RolloutsScreen implements Screen {
    /// How often countdowns and places are looked at.
    private static final Duration LOOK = Duration.millis(500);

    private final RolloutsViewModel model;
    private final RolloutTable table;
    private final RolloutsPane pane;
    private final Permission mayCreate;
    private final RolloutsParts parts;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyStringWrapper title;
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> follow()));
    private Subscription frames = Subscription.EMPTY;

    public RolloutsScreen(RolloutsParts parts, Surroundings surroundings) {
        this.strings = surroundings.strings();
        this.parts = parts;
        this.navigator = surroundings.navigator();
        ReadingHold hold = new ReadingHold(parts.clock(), () -> false, () -> false);
        this.model = new RolloutsViewModel(parts.fleet(), strings, parts.drafts()::all, hold::isHeld);
        this.table = new RolloutTable(model, strings, hold, parts.themes().paletteProperty(), this::open);
        this.mayCreate = Permission.alsoOffline(Capability.ROLLOUT_CREATE, parts.fleet(), strings);
        CacheText cache = new CacheText(strings);
        this.pane = new RolloutsPane(
                model,
                table,
                mayCreate,
                strings,
                navigator,
                () -> cache.nothingHere(parts.remembered().get()));
        this.title = new ReadOnlyStringWrapper(strings.get("rollouts.title"));
        parts.themes().rowHeightProperty().subscribe(height -> table.setRowHeight(height.doubleValue()));
        parts.themes().scaleProperty().subscribe(factor -> table.setScale(factor.doubleValue()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    private void follow() {
        model.follow();
    }

    private void open(String id) {
        navigator.open(
                id.startsWith(RolloutLine.LOCAL)
                        ? new Destination.Draft(id.substring(RolloutLine.LOCAL.length()))
                        : new Destination.Rollout(id));
    }

    @Override
    public String id() {
        return "rollouts";
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty();
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public List<UiAction> actions() {
        List<UiAction> all = new ArrayList<>(List.of(
                always("next", "J", () -> table.move(1)),
                always("previous", "K", () -> table.move(-1)),
                always("open", "Enter", () -> table.selected().ifPresent(this::open)),
                always(
                        "for-me",
                        "W",
                        () -> model.onlyForMeProperty()
                                .set(!model.onlyForMeProperty().get())),
                always("apply", "R", model::apply),
                action("create", "Ctrl+N", mayCreate.reasonProperty(), pane::create),
                always("releases", "", pane::releases)));
        all.addAll(new RowKeys("rollouts", navigator, strings)
                .copies(() -> table.selected().flatMap(this::row)));
        return List.copyOf(all);
    }

    /// A rollout, or a draft of this computer, as it is known.
    private Optional<RowKeys.Row> row(String id) {
        if (id.startsWith(RolloutLine.LOCAL)) {
            String draft = id.substring(RolloutLine.LOCAL.length());
            return parts.drafts().find(draft).map(found -> new RowKeys.Row(draft, found));
        }
        return parts.fleet().frame().snapshot().board().rollout(id).map(view -> new RowKeys.Row(id, view));
    }

    private static UiAction always(String id, String keys, Runnable run) {
        return UiAction.always("rollouts." + id, "rollouts.action." + id, keys, run);
    }

    private static UiAction action(
            String id, String keys, ReadOnlyObjectProperty<Optional<String>> whyNot, Runnable run) {
        return new UiAction("rollouts." + id, "rollouts.action." + id, keys, UiAction.Danger.D0, whyNot, run);
    }

    @Override
    public void shown() {
        follow();
        frames = parts.fleet().onFrame(frame -> {
            if (frame.changes().board() || frame.changes().whole()) {
                follow();
            }
        });
        clock.play();
    }

    @Override
    public void hidden() {
        clock.stop();
        frames.unsubscribe();
    }

    @Override
    public void focus() {
        table.node().requestFocus();
    }

    @Override
    public List<Node> panes() {
        return List.of(pane, table.node());
    }

    @Override
    public boolean escape() {
        return table.clearSelection();
    }
}

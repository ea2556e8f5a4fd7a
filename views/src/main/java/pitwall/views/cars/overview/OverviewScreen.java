package pitwall.views.cars.overview;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;
import javafx.util.Subscription;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// In three seconds: is anything wrong, where, is it getting worse, and what runs. FX thread.
public final class OverviewScreen implements Screen {
    private static final Duration LOOK = Duration.millis(250);

    private final FleetModel fleet;
    private final OverviewViewModel model;
    private final FleetDots dots;
    private final OverviewPane pane;
    private final ReadOnlyStringWrapper title;
    private final List<UiAction> actions;
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> tick()));
    private Subscription following = Subscription.EMPTY;

    public OverviewScreen(OverviewParts parts, Surroundings surroundings) {
        Strings strings = surroundings.strings();
        CacheText cache = new CacheText(strings);
        this.fleet = parts.fleet();
        this.model = new OverviewViewModel(parts, strings);
        this.dots = new FleetDots(parts, surroundings);
        this.pane = new OverviewPane(
                model,
                dots,
                parts,
                surroundings,
                () -> cache.nothingHere(parts.remembered().get()));
        this.title = new ReadOnlyStringWrapper(strings.get("overview.title"));
        this.actions = actions(surroundings.navigator(), strings);
        clock.setCycleCount(Animation.INDEFINITE);
    }

    private List<UiAction> actions(Navigator navigator, Strings strings) {
        ReadOnlyObjectWrapper<Optional<String>> nothing = new ReadOnlyObjectWrapper<>(Optional.empty());
        model.needsProperty()
                .subscribe(needs -> nothing.set(
                        needs.isEmpty() ? Optional.of(strings.get("overview.needs.none")) : Optional.empty()));
        return List.of(
                new UiAction(
                        "overview.first",
                        "overview.action.first",
                        "Shift+F4",
                        Danger.D0,
                        nothing.getReadOnlyProperty(),
                        () -> model.needsProperty().get().stream()
                                .findFirst()
                                .ifPresent(need -> navigator.open(need.where()))),
                UiAction.always("overview.turn", "overview.action.turn", "V", pane::turnPicture));
    }

    private void tick() {
        dots.tick();
        pane.showRollouts(fleet.serverNowProperty().get());
    }

    @Override
    public String id() {
        return "overview";
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
        return actions;
    }

    @Override
    public void shown() {
        following = model.follow();
        dots.shown();
        tick();
        clock.play();
    }

    @Override
    public void hidden() {
        clock.stop();
        following.unsubscribe();
        dots.hidden();
    }

    @Override
    public void focus() {
        pane.focus();
    }

    @Override
    public List<Node> panes() {
        return pane.panes();
    }
}

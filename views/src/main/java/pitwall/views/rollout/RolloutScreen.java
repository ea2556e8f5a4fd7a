package pitwall.views.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.ConsoleMode;
import pitwall.client.Freshness;
import pitwall.client.ReportForm;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FxThread;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;

/// One rollout as it runs or ran; each has a tab of its own. FX thread.
public final class RolloutScreen implements Screen {
    /// How often clocks are drawn and questions that are due are asked.
    private static final Duration LOOK = Duration.millis(250);

    private final RolloutParts parts;
    private final Surroundings surroundings;
    private final Strings strings;
    private final FileChoice files;
    private final StackPane node = new StackPane();
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> tick()));
    private Subscription frames = Subscription.EMPTY;
    private @Nullable Open open;
    private boolean shown;
    /// True from a wish for the focus until there is something to have it.
    private boolean wantsFocus;

    /// What there is once it is known which rollout is meant.
    private record Open(
            RolloutViewModel model,
            Steering steering,
            ReportSaver reports,
            DriftActs drift,
            RolloutPane.Pieces pieces) {}

    /// @param files asks for the file of a report
    public RolloutScreen(RolloutParts parts, Surroundings surroundings, FileChoice files) {
        this.parts = parts;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.files = files;
        this.title = new ReadOnlyStringWrapper(strings.get("rollout.title"));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    private void noted(String id, ReportForm form) {
        int cars = parts.fleet()
                .frame()
                .snapshot()
                .board()
                .rollout(id)
                .map(view -> view.rollout().size())
                .orElse(0);
        parts.noted()
                .accept(new ExportNote(
                        form.name(),
                        "rollout:" + id,
                        cars,
                        parts.fleet().serverNowProperty().get()));
    }

    private Open make(String id) {
        RolloutViewModel model = new RolloutViewModel(id, parts.fleet(), parts.rollouts(), parts.fxThread(), strings);
        Steering steering = new Steering(
                parts.fleet(), parts.commands(), parts.rollouts(), parts.fxThread(), surroundings, model::refresh);
        ReportSaver reports = new ReportSaver(
                id,
                parts.rollouts(),
                files,
                form -> noted(id, form),
                parts.background(),
                parts.fxThread(),
                strings,
                surroundings.navigator());
        DriftActs drift = new DriftActs(model, parts.fleet(), surroundings.navigator(), strings);
        RolloutPane.Pieces pieces = new RolloutPane.Pieces(
                new SteerBar(steering, strings, reports::save, whyNoReport()),
                new SecondPerson(parts, surroundings.navigator(), strings),
                new DriftBar(model.drift(), drift, strings),
                new LanesTable(strings, parts.themes().paletteProperty()),
                new FailurePane(strings, this::showCars),
                new EventPane(model, strings),
                new MemberPane(
                        model.members(),
                        strings,
                        () -> parts.fleet().serverNowProperty().get(),
                        this::openCar,
                        this::showCars,
                        model::refresh));
        CacheText cache = new CacheText(strings);
        node.getChildren()
                .setAll(new RolloutPane(
                        model,
                        steering,
                        parts,
                        pieces,
                        strings,
                        () -> cache.nothingHere(parts.remembered().get()),
                        () -> surroundings.navigator().open(new Destination.Rollouts())));
        Node lanes = pieces.lanes().node();
        lanes.sceneProperty().subscribe(scene -> appeared(lanes, scene));
        model.knownProperty().subscribe(steering::follow);
        reports.troubleProperty().subscribe(trouble -> trouble.ifPresent(steering::report));
        title.set(id);
        status.bind(model.statusProperty());
        return new Open(model, steering, reports, drift, pieces);
    }

    private void showCars(FailureLine line) {
        Open now = open;
        if (now == null) {
            return;
        }
        FailedCars asked = FailedCars.of(now.model().id(), line);
        surroundings.navigator().open(new Destination.Cars(asked.query()));
        if (!asked.complete()) {
            String key = asked.named() ? "rollout.failures.cars.first" : "rollout.failures.cars.rest";
            surroundings.navigator().toast(strings.get(key, asked.cars(), line.count()), Optional.empty());
        }
    }

    private void showCars() {
        Open now = open;
        if (now != null) {
            surroundings
                    .navigator()
                    .open(new Destination.Cars(FailedCars.ofRollout(now.model().id())));
        }
    }

    private void openCar(CarId car) {
        surroundings.navigator().open(new Destination.Car(car));
    }

    private void tick() {
        Open now = open;
        if (now != null) {
            now.model().tick();
        }
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Rollout(String id) && open == null) {
            open = make(id);
            if (shown) {
                begin();
            }
        }
    }

    @Override
    public boolean shows(Destination destination) {
        Open now = open;
        return destination instanceof Destination.Rollout(String id)
                && (now == null || now.model().id().equals(id));
    }

    @Override
    public String id() {
        return "rollout";
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
        Open now = open;
        if (now == null) {
            return List.of();
        }
        List<UiAction> actions = new ArrayList<>();
        for (SteerControl control : SteerControl.values()) {
            actions.add(new UiAction(
                    "rollout." + control.id(),
                    "rollout.action." + control.id(),
                    control.keys(),
                    danger(control),
                    now.steering().whyNotProperty(control),
                    () -> now.steering().press(control)));
        }
        actions.add(new UiAction(
                "rollout.report",
                "rollout.action.report",
                "Ctrl+E",
                UiAction.Danger.D0,
                whyNoReport(),
                now.reports()::save));
        actions.add(new UiAction(
                "rollout.failed-cars",
                "rollout.action.failed-cars",
                "C",
                UiAction.Danger.D0,
                now.model()
                        .failuresProperty()
                        .map(lines -> withCars(lines).isPresent()
                                ? Optional.empty()
                                : Optional.of(strings.get("rollout.disabled.no-failed-cars"))),
                () -> withCars(now.model().failuresProperty().get()).ifPresent(this::showCars)));
        actions.add(always("cars", "Shift+C", this::showCars));
        actions.add(
                always("open-car", "", () -> now.pieces().members().selected().ifPresent(this::openCar)));
        actions.addAll(now.drift().actions());
        return List.copyOf(actions);
    }

    /// The server writes a report of now: it says nothing of the past that is shown, and there is none without a
    /// server.
    private ObservableValue<Optional<String>> whyNoReport() {
        return parts.fleet().freshnessProperty().map(this::whyNoReport);
    }

    private Optional<String> whyNoReport(Freshness freshness) {
        if (freshness.allowsCommands()) {
            return Optional.empty();
        }
        boolean past = freshness.mode() == ConsoleMode.REPLAY;
        return Optional.of(strings.get(past ? "disabled.replay" : "disabled.offline"));
    }

    /// The most frequent failure of which it is known which cars it concerns.
    private static Optional<FailureLine> withCars(List<FailureLine> lines) {
        return lines.stream().filter(line -> !line.cars().isEmpty()).findFirst();
    }

    private static UiAction.Danger danger(SteerControl control) {
        return switch (control) {
            case PAUSE -> UiAction.Danger.D0;
            case RESUME, ABORT, RETRY -> UiAction.Danger.D2;
            case ADVANCE, ROLL_BACK, ROLL_BACK_ALL -> UiAction.Danger.D3;
        };
    }

    private static UiAction always(String id, String keys, Runnable run) {
        return UiAction.always("rollout." + id, "rollout.action." + id, keys, run);
    }

    @Override
    public void shown() {
        shown = true;
        begin();
    }

    private void begin() {
        Open now = open;
        if (now == null) {
            return;
        }
        now.model().follow(parts.fleet().frame().replaced()); // those before it were seen by nobody here
        frames.unsubscribe();
        frames = parts.fleet().onFrame(now.model()::follow);
        tick();
        clock.play();
    }

    @Override
    public void hidden() {
        shown = false;
        clock.stop();
        frames.unsubscribe();
    }

    @Override
    public void focus() {
        Open now = open;
        if (now != null) {
            Node lanes = now.pieces().lanes().node();
            wantsFocus = lanes.getScene() == null;
            lanes.requestFocus();
        }
    }

    /// Whoever came here before there was anything to see has the keys of the lanes once they are there.
    private void appeared(Node lanes, @Nullable Scene scene) {
        if (scene != null && wantsFocus) {
            wantsFocus = false;
            FxThread.executor().execute(lanes::requestFocus);
        }
    }

    @Override
    public void resync(Runnable fleet) {
        fleet.run();
        Open now = open;
        if (now != null) {
            now.model().refresh();
        }
    }

    @Override
    public List<Node> panes() {
        Open now = open;
        return now == null
                ? List.of(node)
                : List.of(
                        now.pieces().bar(),
                        now.pieces().lanes().node(),
                        now.pieces().failures(),
                        now.pieces().events().list(),
                        now.pieces().members().table());
    }

    @Override
    public boolean escape() {
        Open now = open;
        boolean some = now != null && now.steering().troubleProperty().get().isPresent();
        if (now != null && some) {
            now.steering().dismissTrouble();
        }
        return some;
    }
}

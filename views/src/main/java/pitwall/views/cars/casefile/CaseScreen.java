package pitwall.views.cars.casefile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.CommandOutcome;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.casefile.CaseArchive;
import pitwall.client.casefile.CaseFile;
import pitwall.client.casefile.CaseOpening;
import pitwall.views.cars.detail.CarDetailParts;
import pitwall.views.cars.detail.CarDetailScreen;
import pitwall.views.cars.detail.CaseWords;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;
import pitwall.views.ports.OfflineStatus;

/// The screen of a car as a case file tells of it. Nothing of it comes from a server, and nothing can be changed from
/// here. FX thread.
public final class CaseScreen implements Screen {
    private final CaseParts parts;
    private final Surroundings surroundings;
    private final Strings strings;
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Label band = new Label();
    private final StackPane host = new StackPane();
    private final VBox node = new VBox(band, host);
    /// Absent until a file is named.
    private @Nullable Path file;
    /// Absent while nothing of it is shown.
    private @Nullable Screen car;

    private boolean shown;

    CaseScreen(CaseParts parts, Surroundings surroundings) {
        this.parts = parts;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.title = new ReadOnlyStringWrapper(strings.get("case.title"));
        band.getStyleClass().add("case-band");
        band.setMaxWidth(Double.MAX_VALUE);
        band.setWrapText(true);
        VBox.setVgrow(host, Priority.ALWAYS);
        instead(new EmptyState(strings.get("case.empty")).withAction(strings.get("case.open"), this::choose));
    }

    /// Case files one by one; they are reached by a command, or from the command line.
    public static ScreenKind kind(CaseParts parts) {
        return ScreenKind.ofObject(
                "case", "case.title", "mdi2b-briefcase-outline", surroundings -> new CaseScreen(parts, surroundings));
    }

    private void choose() {
        parts.files()
                .pick(
                        strings.get("case.open.title"),
                        List.of(new FileChoice.FileKind(strings.get("case.kind"), CaseArchive.ENDING)))
                .ifPresent(chosen -> surroundings.navigator().open(new Destination.Case(Optional.of(chosen))));
    }

    @Override
    public void arrive(Destination destination) {
        if (file == null && destination instanceof Destination.Case(Optional<Path> named)) {
            named.ifPresent(this::read);
        }
    }

    @Override
    public boolean shows(Destination destination) {
        return destination instanceof Destination.Case(Optional<Path> named)
                && (file == null || named.filter(file::equals).isPresent());
    }

    private void read(Path named) {
        file = named;
        String name = String.valueOf(named.getFileName());
        title.set(strings.get("case.title.of", name));
        instead(new EmptyState(strings.get("case.reading", name)));
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(
                        () -> parts.archive().read(named), parts.background())
                .thenAcceptAsync(opening -> take(opening, name), parts.fxThread());
    }

    private void take(CaseOpening opening, String name) {
        switch (opening) {
            case CaseOpening.Opened(CaseFile content) -> show(content);
            case CaseOpening.Unusable(CaseOpening.Why why) ->
                instead(new EmptyState(strings.get("case.unusable." + why, name))
                        .withHint(strings.get("case.unusable.hint." + why))
                        .withAction(strings.get("case.open.other"), this::choose));
        }
    }

    private void instead(EmptyState state) {
        band.setVisible(false);
        band.setManaged(false);
        host.getChildren().setAll(state);
    }

    private void show(CaseFile content) {
        FleetModel fleet = new FleetModel(() -> content.head().asOf());
        fleet.accept(frame(content));
        Screen opened = CarDetailScreen.kind(new CarDetailParts(
                        fleet,
                        new FiledCar(content),
                        command -> CompletableFuture.completedFuture(
                                new CommandOutcome.Refused(new CommandOutcome.Reason.NotLive(ConsoleMode.REPLAY))),
                        parts.fxThread(),
                        () -> OfflineStatus.NOTHING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .factory()
                .create(surroundings);
        opened.arrive(new Destination.Car(content.head().car()));
        String line = new CaseWords(strings).line(content.head());
        band.setText(strings.get("case.band", line));
        band.setVisible(true);
        band.setManaged(true);
        status.set(line);
        host.getChildren().setAll(opened.node());
        car = opened;
        if (shown) {
            opened.shown();
            opened.focus();
        }
    }

    private static FleetFrame frame(CaseFile content) {
        FleetSnapshot cars = FleetSnapshot.of(List.of(content.car()))
                .beside(
                        FleetBoard.EMPTY,
                        Optional.ofNullable(content.update()).stream().toList());
        return new FleetFrame(
                null,
                0,
                cars,
                FleetChanges.WHOLE,
                List.of(),
                new Freshness.Replay(content.head().asOf()),
                null,
                content.head().asOf(),
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }

    private Optional<Screen> car() {
        return Optional.ofNullable(car);
    }

    @Override
    public String id() {
        return "case";
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
        return car().map(Screen::actions).orElse(List.of());
    }

    @Override
    public void shown() {
        shown = true;
        car().ifPresent(Screen::shown);
    }

    @Override
    public void hidden() {
        shown = false;
        car().ifPresent(Screen::hidden);
    }

    @Override
    public void focus() {
        car().ifPresentOrElse(
                        Screen::focus,
                        () -> host.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus));
    }

    @Override
    public List<Node> panes() {
        return car().map(Screen::panes).orElse(List.of(node));
    }

    @Override
    public boolean showsFleet() {
        return false;
    }

    @Override
    public void resync(Runnable fleet) {
        car().ifPresent(opened -> opened.resync(() -> {}));
    }

    @Override
    public boolean escape() {
        return car().map(Screen::escape).orElse(false);
    }
}

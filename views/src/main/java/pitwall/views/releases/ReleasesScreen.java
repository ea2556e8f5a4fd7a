package pitwall.views.releases;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.act.RowKeys;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Place;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;

/// What can be rolled out. FX thread.
public final class ReleasesScreen implements Screen {
    private static final String ID = "releases";

    private final Strings strings;
    private final ReleasesViewModel model;
    private final ReleasesController controller;
    private final UploadSheet sheet;
    private final StackPane node;
    private final ArtifactChoice files;
    private final List<UiAction> actions;
    private Subscription following = Subscription.EMPTY;

    ReleasesScreen(ReleasesParts parts, Surroundings surroundings) {
        this(parts, surroundings, null);
    }

    /// @param files asks for the file of an artifact; absent for the desktop's own dialog
    ReleasesScreen(ReleasesParts parts, Surroundings surroundings, @Nullable ArtifactChoice files) {
        this.strings = surroundings.strings();
        this.model = new ReleasesViewModel(parts.fleet(), parts.catalog(), strings);
        UploadViewModel uploads = new UploadViewModel(
                parts.uploads(), parts.fxThread(), strings, surroundings.navigator(), parts.catalog()::refresh);
        this.sheet = new UploadSheet(strings, model.whyNotUpload(), uploads::begin);
        this.controller = new ReleasesController(model, uploads, strings, () -> askForFile(uploads));
        this.node = new StackPane(FxmlView.load(controller, strings.bundle()), sheet);
        this.files = files == null ? this::dialog : files;
        List<UiAction> all = new ArrayList<>(List.of(
                UiAction.always("releases.filter", "releases.action.filter", "Ctrl+F", controller::editFilter),
                new UiAction(
                        "releases.upload",
                        "releases.action.upload",
                        "U",
                        UiAction.Danger.D0,
                        model.whyNotUpload(),
                        () -> askForFile(uploads))));
        RowKeys keys = new RowKeys(ID, surroundings.navigator(), strings);
        all.addAll(keys.moves(controller::move));
        all.addAll(keys.copies(
                () -> model.chosenProperty().get().map(release -> new RowKeys.Row(release.version(), release))));
        this.actions = List.copyOf(all);
    }

    /// The releases; reached from rollouts, from the palette and by name.
    public static ScreenKind kind(ReleasesParts parts) {
        return new ScreenKind(
                ID,
                "releases.title",
                "mdi2p-package-variant-closed",
                "",
                false,
                surroundings -> new ReleasesScreen(parts, surroundings),
                strings -> List.of(
                        new Place("releases/all", strings.get("releases.title"), new Destination.Releases(""))));
    }

    private void askForFile(UploadViewModel uploads) {
        if (!uploads.isRunning()) {
            files.choose().ifPresent(file -> sheet.open(new UploadForm(strings, file, model.nextCounter())));
        }
    }

    private Optional<Path> dialog() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("releases.upload.title"));
        File chosen = chooser.showOpenDialog(node.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(strings.get("releases.title"));
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<UiAction> actions() {
        return actions;
    }

    @Override
    public void shown() {
        following = model.follow();
    }

    @Override
    public void hidden() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    @Override
    public void focus() {
        controller.focusList();
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Releases(String version)) {
            model.show(version);
        }
    }

    @Override
    public List<Node> panes() {
        return controller.panes();
    }

    @Override
    public void resync(Runnable fleet) {
        model.refresh();
    }

    @Override
    public boolean escape() {
        if (sheet.close()) {
            controller.focusList();
            return true;
        }
        boolean asked = !model.filterProperty().get().isEmpty();
        model.filterProperty().set("");
        return asked;
    }
}

package pitwall.views.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import pitwall.fleet.Capability;
import pitwall.views.act.Permission;
import pitwall.views.act.RowKeys;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.RowChoice;
import pitwall.views.kit.Strings;
import pitwall.views.ports.FileChoice;

/// The audit trail: searched, paged, followed live, verified on this computer and taken away as a file. FX thread.
public final class AuditScreen implements Screen {
    private final AuditViewModel model;
    private final AuditController controller;
    private final StackPane node = new StackPane();
    private final ReadOnlyStringWrapper title;
    private final List<UiAction> actions;

    /// @param files asks for the file of an export
    public AuditScreen(AuditParts parts, Surroundings surroundings, FileChoice files) {
        Strings strings = surroundings.strings();
        this.model = new AuditViewModel(parts, strings);
        AuditWords words = new AuditWords(strings);
        Permission mayExport = new Permission(Capability.AUDIT_EXPORT, parts.fleet(), strings);
        AuditNodes nodes = new AuditNodes(
                new AuditTable(
                        model,
                        strings,
                        words,
                        () -> parts.fleet().serverNowProperty().get()),
                new AuditDetailPane(model, strings, words, surroundings.navigator()),
                new AuditStates(model, strings, parts.offline()),
                new AuditExports(parts.trail(), files, parts.fxThread(), surroundings.navigator(), strings),
                mayExport,
                words);
        this.controller = new AuditController(model, nodes, strings);
        node.getChildren().setAll(FxmlView.load(controller, strings.bundle()));
        this.title = new ReadOnlyStringWrapper(strings.get("audit.title"));
        List<UiAction> all = new ArrayList<>(List.of(
                UiAction.always("audit.query", "audit.action.query", "Ctrl+F", controller::editQuery),
                UiAction.always("audit.verify", "audit.action.verify", "V", model::verifyShown),
                UiAction.always("audit.verify-all", "audit.action.verify-all", "Shift+V", model::verifyAll),
                new UiAction(
                        "audit.past",
                        "audit.action.past",
                        "T",
                        Danger.D0,
                        model.selectedProperty()
                                .map(_ -> Optional.<String>empty())
                                .orElse(Optional.of(strings.get("audit.disabled.none-open"))),
                        () -> Optional.ofNullable(model.selectedProperty().get())
                                .ifPresent(detail -> surroundings
                                        .navigator()
                                        .open(new Destination.Past(
                                                detail.entry().at())))),
                UiAction.always("audit.newest", "audit.action.newest", "Home", controller::toNewest),
                new UiAction(
                        "audit.export",
                        "audit.action.export",
                        "Ctrl+E",
                        Danger.D0,
                        mayExport.reasonProperty(),
                        controller::onExport)));
        RowKeys keys = new RowKeys("audit", surroundings.navigator(), strings);
        all.addAll(keys.moves(step -> RowChoice.move(nodes.table().node(), step)));
        all.addAll(keys.copies(() -> Optional.ofNullable(
                        model.selectedProperty().get())
                .map(detail -> new RowKeys.Row(Long.toString(detail.entry().n()), detail))));
        this.actions = List.copyOf(all);
    }

    AuditViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "audit";
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
        return node;
    }

    @Override
    public List<UiAction> actions() {
        return actions;
    }

    @Override
    public void shown() {
        controller.shown();
    }

    @Override
    public void hidden() {
        controller.hidden();
    }

    @Override
    public void focus() {
        controller.focusList();
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Audit(String query) && !query.isEmpty()) {
            model.queryTextProperty().set(query);
        }
    }

    @Override
    public List<Node> panes() {
        return controller.panes();
    }

    @Override
    public void resync(Runnable fleet) {
        model.reload();
    }

    @Override
    public boolean escape() {
        if (model.selectedProperty().get() != null) {
            model.selectedProperty().set(null);
            return true;
        }
        boolean asked = !model.queryTextProperty().get().isEmpty();
        model.queryTextProperty().set("");
        return asked;
    }
}

package pitwall.views.audit;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.kit.Strings;

/// The trail as a table, the newest first. FX thread.
///
/// Where the chain is broken the first bad entry and everything after it are marked, by a sign and by a word.
final class AuditTable {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass UNPROVEN = PseudoClass.getPseudoClass("unproven");
    private static final PseudoClass THEN = PseudoClass.getPseudoClass("then");
    /// So many later entries are seen above the moment that is shown.
    private static final int ABOVE = 4;

    private final AuditViewModel model;
    private final Strings strings;
    private final TableView<AuditDetail> table = new TableView<>();
    private final AuditColumns columns;
    private boolean choosing;

    AuditTable(
            AuditViewModel model,
            Strings strings,
            AuditWords words,
            java.util.function.Supplier<java.time.Instant> now) {
        this.model = model;
        this.strings = strings;
        table.getStyleClass().addAll("audit-table", "dense");
        columns = new AuditColumns(strings, words, now, this::number);
        table.getColumns().setAll(columns.all());
        table.setItems(model.window().rows());
        table.setAccessibleText(strings.get("audit.table.spoken"));
        table.setRowFactory(_ -> new Row());
        table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.selectedProperty().subscribe(this::show);
        model.check().stateProperty().subscribe(_ -> table.refresh());
        model.thenProperty().subscribe(this::lead);
        table.skinProperty().subscribe(skin -> {
            if (skin != null) {
                followScrolling();
            }
        });
    }

    TableView<AuditDetail> node() {
        return table;
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        columns.setScale(factor);
    }

    void toTop() {
        table.scrollTo(0);
    }

    private void lead(Optional<AuditDetail> then) {
        then.ifPresent(entry -> table.scrollTo(Math.max(0, table.getItems().indexOf(entry) - ABOVE)));
        table.refresh();
    }

    private void choose(@Nullable AuditDetail detail) {
        if (!choosing) {
            model.selectedProperty().set(detail);
        }
    }

    private void show(@Nullable AuditDetail detail) {
        choosing = true;
        if (detail == null) {
            table.getSelectionModel().clearSelection();
        } else if (!detail.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(detail);
        }
        choosing = false;
    }

    private void followScrolling() {
        table.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .forEach(bar -> bar.valueProperty().subscribe(value -> {
                    double at = value.doubleValue();
                    model.atTopProperty().set(at <= bar.getMin());
                    if (at >= bar.getMax() * 0.95 && bar.isVisible()) {
                        model.older();
                    }
                }));
    }

    /// The first entry that is not proven; empty while all are, or nobody looked.
    private OptionalLong firstBad() {
        return model.check().stateProperty().get() instanceof ChainState.Checked checked
                ? checked.finding()
                        .broken()
                        .map(broken -> OptionalLong.of(broken.n()))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    private String number(AuditRecord entry) {
        boolean then = model.thenProperty()
                .get()
                .filter(newest -> newest.entry().n() == entry.n())
                .isPresent();
        String plain = strings.formats().exact(entry.n());
        String number = then ? strings.get("audit.number.then", plain) : plain;
        OptionalLong bad = firstBad();
        if (bad.isEmpty() || entry.n() < bad.getAsLong()) {
            return number;
        }
        return strings.get(entry.n() == bad.getAsLong() ? "audit.number.bad" : "audit.number.unproven", number);
    }

    private final class Row extends TableRow<AuditDetail> {
        @Override
        protected void updateItem(@Nullable AuditDetail detail, boolean empty) {
            super.updateItem(detail, empty);
            OptionalLong bad = firstBad();
            long after = detail == null || empty || bad.isEmpty()
                    ? -1
                    : detail.entry().n() - bad.getAsLong();
            pseudoClassStateChanged(
                    THEN,
                    detail != null
                            && !empty
                            && model.thenProperty().get().filter(detail::equals).isPresent());
            pseudoClassStateChanged(BROKEN, after == 0);
            pseudoClassStateChanged(UNPROVEN, after > 0);
        }
    }
}

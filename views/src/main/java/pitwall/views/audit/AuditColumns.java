package pitwall.views.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.kit.Strings;

/// The columns of the trail. FX thread.
final class AuditColumns {
    /// Text at 100 %, in pixels.
    private static final double TEXT = 13;

    private final Map<TableColumn<AuditDetail, String>, Double> widths = new HashMap<>();
    private final Strings strings;
    private final AuditWords words;
    private final Supplier<Instant> now;
    private final Function<AuditRecord, String> number;

    /// @param number of an entry with its mark
    AuditColumns(Strings strings, AuditWords words, Supplier<Instant> now, Function<AuditRecord, String> number) {
        this.strings = strings;
        this.words = words;
        this.now = now;
        this.number = number;
    }

    List<TableColumn<AuditDetail, String>> all() {
        return List.of(
                column("time", 11.5, entry -> strings.formats().moment(entry.at(), now.get())),
                column("number", 6.5, number),
                column("actor", 8, entry -> or(entry.actor())),
                column("role", 9, words::role),
                column("action", 12, AuditRecord::action),
                column("object", 12, AuditWords::object),
                column("cars", 4.5, entry -> strings.formats().exact(entry.cars())),
                column("result", 12, words::result),
                column("reason", 12, AuditWords::reason),
                column("correlation", 9, AuditRecord::correlation),
                column("origin", 6.5, words::origin),
                column("approver", 8, entry -> or(entry.approver())));
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        widths.forEach((column, width) -> column.setPrefWidth(width * factor));
    }

    private static String or(@org.jspecify.annotations.Nullable String word) {
        return word == null ? "" : word;
    }

    /// @param width in lines of text
    private TableColumn<AuditDetail, String> column(String id, double width, Function<AuditRecord, String> text) {
        TableColumn<AuditDetail, String> column = new TableColumn<>(strings.get("audit.column." + id));
        column.setId(id);
        column.setPrefWidth(width * TEXT);
        widths.put(column, width * TEXT);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("audit-" + id);
        if (id.equals("number") || id.equals("cars")) {
            column.getStyleClass().add("number");
        }
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue().entry())));
        return column;
    }
}

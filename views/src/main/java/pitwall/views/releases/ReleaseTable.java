package pitwall.views.releases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.kit.Strings;

/// The list of releases. FX thread.
final class ReleaseTable extends TableView<ReleaseEntry> {
    /// The frame and a scroll bar.
    private static final double EDGE = 12;

    private final ReleasesViewModel model;
    private final Strings strings;
    private boolean filling;
    private double scale = 1;
    private final List<Double> widths = new ArrayList<>();

    ReleaseTable(ReleasesViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        ReleaseWords words = model.words();
        getStyleClass().add("releases-table");
        setAccessibleText(strings.get("releases.title"));
        column("trust", 116, "", release -> words.mark(release) + "  " + words.trust(release));
        column("version", 92, "strong", ReleaseEntry::version);
        column("signed-by", 96, "mono", words::signedBy);
        column("size", 70, "number", release -> strings.formats().bytes(release.length()));
        column("age", 64, "number", release -> words.age(release, model.now()));
        column("models", 110, "", words::models);
        column("from", 130, "", words::from);
        column("notes", 200, "muted", release -> release.notes().replace('\n', ' '));
        widthProperty().subscribe(_ -> fit());
        setRowFactory(_ -> new Row());
        model.shownProperty().subscribe(this::fill);
        model.chosenProperty().subscribe(this::select);
        getSelectionModel().selectedItemProperty().subscribe(picked -> {
            if (!filling && picked != null) {
                model.choose(Optional.of(picked));
            }
        });
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        scale = factor;
        fit();
    }

    /// The columns grow with the text and are scrolled where they do not fit; the last takes what is free.
    private void fit() {
        double rest = getWidth() - EDGE;
        for (int at = 0; at < widths.size(); at++) {
            double width = widths.get(at) * scale;
            boolean last = at == widths.size() - 1;
            getColumns().get(at).setPrefWidth(last ? Math.max(width, rest) : width);
            rest -= width;
        }
    }

    private void fill(List<ReleaseEntry> shown) {
        if (!getItems().equals(shown)) {
            filling = true;
            getItems().setAll(shown);
            filling = false;
        }
        select(model.chosenProperty().get());
    }

    private void select(Optional<ReleaseEntry> chosen) {
        filling = true;
        chosen.ifPresentOrElse(release -> getSelectionModel().select(release), getSelectionModel()::clearSelection);
        filling = false;
    }

    private void column(String key, double width, String styleClass, Function<ReleaseEntry, String> text) {
        TableColumn<ReleaseEntry, String> column = new TableColumn<>(strings.get("releases.column." + key));
        widths.add(width);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        if (!styleClass.isEmpty()) {
            column.getStyleClass().add(styleClass);
        }
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        getColumns().add(column);
    }

    private final class Row extends TableRow<ReleaseEntry> {
        @Override
        protected void updateItem(@Nullable ReleaseEntry release, boolean empty) {
            super.updateItem(release, empty);
            setAccessibleText(release == null || empty ? null : model.words().spoken(release, model.now()));
        }
    }
}

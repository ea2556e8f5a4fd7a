package pitwall.views.logs;

import javafx.collections.ObservableListBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import pitwall.views.logs.lines.RowList;

/// The same rows as an ordinary list, which assistive technology can read line by line. FX thread.
final class LogTwin {
    private final LogsViewModel model;
    private final LogText text;
    private final Rows rows = new Rows();
    private final ListView<Integer> view = new ListView<>(rows);
    private boolean chosen;
    private boolean choosing;

    LogTwin(LogsViewModel model, LogText text, String spoken) {
        this.model = model;
        this.text = text;
        view.setAccessibleText(spoken);
        view.getStyleClass().add("log-twin");
        view.setCellFactory(_ -> new Cell());
        view.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.revisionProperty().subscribe(_ -> changed());
        model.selection().leadProperty().subscribe(_ -> point());
    }

    ListView<Integer> node() {
        return view;
    }

    boolean isChosen() {
        return chosen;
    }

    void choose(boolean now) {
        chosen = now;
        changed();
    }

    private void changed() {
        if (chosen) {
            choosing = true;
            rows.changed();
            choosing = false;
            point();
            if (model.reading().followProperty().get() && !rows.isEmpty()) {
                view.scrollTo(rows.size() - 1);
            }
        }
    }

    private void choose(@Nullable Integer row) {
        RowList list = model.rows().list();
        if (row != null && !choosing && chosen && row < list.size()) {
            model.stopFollowing();
            model.selection().only(list.number(row));
        }
    }

    private void point() {
        int lead = model.selection().lead();
        RowList list = model.rows().list();
        if (chosen && lead != 0 && list.shows(lead)) {
            choosing = true;
            int row = list.rowOf(lead);
            if (view.getSelectionModel().getSelectedIndex() != row) {
                view.getSelectionModel().select(row);
                view.scrollTo(Math.max(0, row - 5));
            }
            choosing = false;
        }
    }

    /// The numbers of rows, without an object for each.
    private final class Rows extends ObservableListBase<Integer> {
        private int size;

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }

        private void changed() {
            beginChange();
            int before = size;
            size = model.rows().list().size();
            if (size > before) {
                nextAdd(before, size);
            } else if (size < before) {
                nextRemove(size, java.util.Collections.nCopies(before - size, 0));
            }
            for (int i = 0; i < Math.min(size, before) && i < 1; i++) {
                nextUpdate(i);
            }
            endChange();
            view.refresh();
        }
    }

    private final class Cell extends ListCell<Integer> {
        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            RowList list = model.rows().list();
            if (empty || row == null || row >= list.size()) {
                setText("");
            } else if (list.isSeam(row)) {
                setText(model.rows()
                        .store()
                        .seam(list.number(row))
                        .map(text::seam)
                        .orElse(""));
            } else {
                setText(text.spoken(model.rows().store().line(list.number(row)), model.told()));
            }
        }
    }
}

package pitwall.views.cars.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.views.theme.Density;

/// The built-in views and those the person saved, in that order. FX thread.
public final class SavedViews {
    /// The view a screen begins with.
    public static final String PROBLEMS_FIRST = "problems-first";

    private final ViewMemory memory;
    private final ObservableList<SavedView> views = FXCollections.observableArrayList();

    public SavedViews(ViewMemory memory) {
        this.memory = memory;
        views.addAll(builtIn());
        views.addAll(SavedViewText.read(memory.load()));
    }

    /// All views; changes when one is saved or deleted.
    public ObservableList<SavedView> all() {
        return FXCollections.unmodifiableObservableList(views);
    }

    public Optional<SavedView> find(String name) {
        return views.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    /// Keeps a view, or replaces the one of that name.
    ///
    /// @return false where the name belongs to a built-in view
    public boolean save(SavedView view) {
        Optional<SavedView> before = find(view.name());
        if (before.filter(SavedView::builtIn).isPresent()) {
            return false;
        }
        if (before.isPresent()) {
            views.set(views.indexOf(before.get()), view);
        } else {
            views.add(view);
        }
        store();
        return true;
    }

    /// Deletes a saved view; built-in ones stay.
    public void delete(SavedView view) {
        if (!view.builtIn() && views.remove(view)) {
            store();
        }
    }

    private void store() {
        memory.save(SavedViewText.write(views.filtered(view -> !view.builtIn())));
    }

    private static List<SavedView> builtIn() {
        List<SavedView> views = new ArrayList<>();
        views.add(builtIn(PROBLEMS_FIRST, ""));
        views.add(builtIn("failed-blocked", "status:failed,blocked"));
        views.add(builtIn("updating", "status:updating,rollingback"));
        views.add(builtIn("stale", "seen:>5m"));
        views.add(builtIn("battery-low", "battery:<30"));
        return views;
    }

    private static SavedView builtIn(String name, String query) {
        return new SavedView(
                name,
                true,
                query,
                CarSort.PROBLEMS_FIRST,
                Grouping.NONE,
                Presentation.TABLE,
                Density.COMPACT,
                SavedView.defaultColumns());
    }
}

package pitwall.views.logs;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which fields of lines have columns of their own. FX thread; needs no toolkit.
final class LogColumns {
    /// More of them leave no room for a message.
    static final int MOST = 4;

    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());

    ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    boolean has(String name) {
        return names.get().contains(name);
    }

    /// Gives a field a column, or takes it away; beyond the most the first one goes.
    void toggle(String name) {
        List<String> now = new ArrayList<>(names.get());
        if (!now.remove(name)) {
            now.add(name);
            if (now.size() > MOST) {
                now.removeFirst();
            }
        }
        names.set(List.copyOf(now));
    }
}

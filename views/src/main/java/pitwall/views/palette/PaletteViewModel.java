package pitwall.views.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.views.kit.Strings;
import pitwall.views.palette.PaletteRow.Entry;
import pitwall.views.palette.PaletteRow.Heading;

/// What the palette shows for what was typed, and which line is chosen. The lines depend on the text alone, never on
/// later frames, so that nothing moves between reading and pressing Enter; only the cars come a moment after the
/// palette opened, and then a line somebody went to stays the chosen one. FX thread.
final class PaletteViewModel {
    /// Typed first, it limits the palette to commands.
    static final String ONLY_COMMANDS = ">";

    /// Typed first, it makes the rest a time: `@13:42`, `@2026-11-20 13:42`, `@-20m`.
    static final String TO_A_TIME = "@";

    private static final int MOST = 50;
    private static final int FEW = 8;

    private final PaletteSources sources;
    private final Strings strings;
    private final List<String> recent;
    private final Consumer<String> chosen;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper highlighted = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private boolean moved;

    /// @param recent ids of recent choices, newest first
    /// @param chosen is told the id of what was chosen
    PaletteViewModel(PaletteSources sources, Strings strings, List<String> recent, Consumer<String> chosen) {
        this.sources = sources;
        this.strings = strings;
        this.recent = recent;
        this.chosen = chosen;
        query.subscribe(typed -> {
            moved = false;
            find(typed);
        });
    }

    /// Finds cars too from now on.
    void arrived(CarIndex cars) {
        sources.arrived(cars);
        complete.set(true);
        Optional<String> kept = moved ? chosenId() : Optional.empty();
        find(query.get());
        kept.ifPresent(this::highlightId);
    }

    /// False while the cars are still to come.
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    StringProperty queryProperty() {
        return query;
    }

    ObservableList<PaletteRow> rows() {
        return rows;
    }

    /// The index of the chosen line in [#rows]; -1 where there is none.
    ReadOnlyIntegerProperty highlightedProperty() {
        return highlighted.getReadOnlyProperty();
    }

    /// Moves the choice by so many entries, stopping at the ends.
    void move(int step) {
        int at = highlighted.get();
        for (int left = Math.abs(step); left > 0; left--) {
            int next = neighbour(at, Integer.signum(step));
            if (next < 0) {
                break;
            }
            at = next;
        }
        moved = true;
        highlighted.set(at);
    }

    /// Chooses a line, as the pointer does.
    void highlight(int index) {
        if (index >= 0 && index < rows.size() && rows.get(index) instanceof Entry) {
            moved = true;
            highlighted.set(index);
        }
    }

    /// What Enter does; empty where nothing is chosen or the choice is disabled. The palette must be closed first,
    /// so that what runs finds the window as it was.
    Optional<Runnable> choice() {
        return choice(false);
    }

    /// What Ctrl+Enter does: as [#choice], in a tab of its own where there is such a thing.
    Optional<Runnable> choiceBeside() {
        return choice(true);
    }

    private Optional<Runnable> choice(boolean beside) {
        int at = highlighted.get();
        if (at < 0 || !(rows.get(at) instanceof Entry entry) || !entry.isEnabled()) {
            return Optional.empty();
        }
        return Optional.of(() -> {
            if (!entry.id().equals(PaletteSources.MOMENT)) {
                chosen.accept(entry.id());
            }
            (beside ? entry.beside().orElse(entry.run()) : entry.run()).run();
        });
    }

    private Optional<String> chosenId() {
        int at = highlighted.get();
        return at >= 0 && rows.get(at) instanceof Entry entry ? Optional.of(entry.id()) : Optional.empty();
    }

    private void highlightId(String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Entry entry && entry.id().equals(id)) {
                highlighted.set(i);
                return;
            }
        }
    }

    private void find(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<PaletteRow> found = new ArrayList<>();
        if (wanted.startsWith(ONLY_COMMANDS)) {
            String command = wanted.substring(ONLY_COMMANDS.length()).strip();
            section(found, "palette.commands", sources.commands(command, MOST));
        } else if (wanted.startsWith(TO_A_TIME)) {
            section(found, "palette.go", List.of(sources.moment(wanted)));
        } else {
            section(found, "palette.go", sources.places(wanted, MOST));
            section(found, "palette.commands", sources.commands(wanted, wanted.isEmpty() ? FEW : MOST));
            section(found, "palette.recent", sources.recent(recent, wanted, FEW));
        }
        highlighted.set(-1);
        rows.setAll(found);
        highlighted.set(neighbour(-1, 1));
    }

    private void section(List<PaletteRow> found, String titleKey, List<Entry> entries) {
        if (!entries.isEmpty()) {
            found.add(new Heading(strings.get(titleKey)));
            found.addAll(entries);
        }
    }

    /// The next entry in a direction, over the headings; -1 where there is none.
    private int neighbour(int from, int step) {
        for (int i = from + step; i >= 0 && i < rows.size(); i += step) {
            if (rows.get(i) instanceof Entry) {
                return i;
            }
        }
        return -1;
    }
}

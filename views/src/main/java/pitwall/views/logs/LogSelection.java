package pitwall.views.logs;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import pitwall.protocol.rest.LogLine;
import pitwall.views.logs.lines.LineStore;

/// Which lines are chosen: those from one to another, or all that are shown. FX thread; needs no toolkit.
final class LogSelection {
    private final IntegerProperty lead = new SimpleIntegerProperty();
    private final BooleanProperty all = new SimpleBooleanProperty();
    private int anchor;

    /// The number of the line that is pointed at; 0 for none.
    IntegerProperty leadProperty() {
        return lead;
    }

    int lead() {
        return lead.get();
    }

    /// Chooses one line; 0 for none.
    void only(int number) {
        all.set(false);
        anchor = number;
        lead.set(number);
    }

    /// Numbers of lines mean nothing in another store: chooses this line there, if it is there.
    void into(LineStore other, Optional<LogLine> pointed) {
        only(pointed.flatMap(line -> Optional.of(other.numberOf(line.id()))
                        .filter(number -> other.holds(number) && other.id(number) == line.id()))
                .orElse(0));
    }

    /// Chooses everything from where the choice began to this line.
    void extend(int number) {
        all.set(false);
        anchor = anchor == 0 ? number : anchor;
        lead.set(number);
    }

    void everything() {
        all.set(true);
    }

    boolean isEverything() {
        return all.get();
    }

    BooleanProperty everythingProperty() {
        return all;
    }

    void clear() {
        only(0);
    }

    boolean isEmpty() {
        return lead.get() == 0 && !all.get();
    }

    boolean holds(int number) {
        return all.get() || lead.get() != 0 && number >= first() && number <= last();
    }

    int first() {
        return Math.min(anchor, lead.get());
    }

    int last() {
        return Math.max(anchor, lead.get());
    }
}

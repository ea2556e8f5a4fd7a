package pitwall.views.logs;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Whether somebody follows new lines or stays where he is, and how many came meanwhile. FX thread; needs no toolkit.
final class LogReading {
    private final ReadOnlyBooleanWrapper follow = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper newer = new ReadOnlyIntegerWrapper();
    private final Consumer<Boolean> told;
    private boolean staying;

    /// @param told takes whether somebody stays, whenever he begins or ends to
    LogReading(Consumer<Boolean> told) {
        this.told = told;
    }

    ReadOnlyBooleanProperty followProperty() {
        return follow.getReadOnlyProperty();
    }

    boolean follows() {
        return follow.get();
    }

    /// How many lines came since nobody followed any more.
    ReadOnlyIntegerProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /// Whether somebody turned to a line since the query became another one.
    boolean isStaying() {
        return staying;
    }

    /// The query became another one, whose newest lines are wanted unless somebody turns to one.
    void asked() {
        staying = false;
    }

    /// Begins anew with other lines.
    void begin(boolean following) {
        follow.set(following);
        newer.set(0);
    }

    /// Does not want to be moved any more; new lines are counted from here on.
    void stay() {
        staying = true;
        if (follow.get()) {
            follow.set(false);
            newer.set(0);
            told.accept(true);
        }
    }

    /// Follows new lines from here on, where they join by themselves.
    void follow() {
        staying = false;
        told.accept(false);
        newer.set(0);
        follow.set(true);
    }

    /// Lines came.
    void came(int lines) {
        if (!follow.get()) {
            newer.set(newer.get() + lines);
        }
    }

    /// Lines came that there is no room for.
    void passed(int lines) {
        newer.set(newer.get() + lines);
    }
}

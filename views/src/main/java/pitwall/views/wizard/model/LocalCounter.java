package pitwall.views.wizard.model;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.fleet.query.QueryContext;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FleetModel;
import pitwall.views.wizard.plan.LocalCount;

/// Counts the cars of a draft off the FX thread, one pass at a time: while a pass runs only the newest draft waits, so
/// that no key has to. FX thread; needs no toolkit.
final class LocalCounter {
    private final FleetModel fleet;
    private final Executor background;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<LocalCount>> count = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private @Nullable RolloutDraft waiting;

    LocalCounter(FleetModel fleet, Executor background, Executor fxThread) {
        this.fleet = fleet;
        this.background = background;
        this.fxThread = fxThread;
    }

    void count(RolloutDraft draft) {
        waiting = draft;
        if (!counting.get()) {
            next();
        }
    }

    private void next() {
        RolloutDraft draft = waiting;
        waiting = null;
        if (draft == null) {
            return;
        }
        counting.set(true);
        FleetFrame frame = fleet.frame();
        QueryContext context = new QueryContext(fleet.serverNowProperty().get(), fleet.freshnessPolicy());
        background.execute(() -> {
            LocalCount counted = LocalCount.of(draft, frame.snapshot(), context);
            fxThread.execute(() -> {
                counting.set(false);
                count.set(Optional.of(counted));
                next();
            });
        });
    }

    ReadOnlyObjectProperty<Optional<LocalCount>> countProperty() {
        return count.getReadOnlyProperty();
    }

    /// True while the figures are of an earlier draft.
    ReadOnlyBooleanProperty countingProperty() {
        return counting.getReadOnlyProperty();
    }
}

package pitwall.views.drafts;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a draft asks of every car on top of the server's safety policy.
///
/// @param stationary asks every car to be parked
/// @param battery charge in percent, as it is typed; empty for nothing
/// @param windows cars begin only while one of them is open; empty for any time
/// @param rollbackTimeout of all phases, as it is typed
/// @param forced lifts the server's own gates
/// @param forceReason why; needed where it is forced
/// @param extras what else is asked of every car; absent where nobody chose, which asks for nothing
public record PolicyDraft(
        boolean stationary,
        String battery,
        List<WindowDraft> windows,
        String rollbackTimeout,
        boolean forced,
        String forceReason,
        @Nullable Extras extras) {
    public static final PolicyDraft USUAL = new PolicyDraft(true, "", List.of(), "3 min", false, "", null);

    /// By the wall clock of each car's region.
    ///
    /// @param days empty for every day
    public record WindowDraft(Set<DayOfWeek> days, String from, String to) {
        public static final WindowDraft NIGHT = new WindowDraft(Set.of(), "22:00", "05:00");

        public WindowDraft {
            days = Set.copyOf(days);
        }
    }

    /// Power and network.
    ///
    /// @param charging every car must be at a charger
    /// @param unmetered every car must be on a network on which bytes cost nothing
    /// @param downloadAhead cars that cannot begin yet may download meanwhile
    public record Extras(boolean charging, boolean unmetered, boolean downloadAhead) {
        public static final Extras NONE = new Extras(false, false, false);

        public Extras withCharging(boolean changed) {
            return new Extras(changed, unmetered, downloadAhead);
        }

        public Extras withUnmetered(boolean changed) {
            return new Extras(charging, changed, downloadAhead);
        }

        public Extras withDownloadAhead(boolean changed) {
            return new Extras(charging, unmetered, changed);
        }
    }

    public PolicyDraft {
        windows = List.copyOf(windows);
    }

    public PolicyDraft withStationary(boolean changed) {
        return new PolicyDraft(changed, battery, windows, rollbackTimeout, forced, forceReason, extras);
    }

    public PolicyDraft withBattery(String changed) {
        return new PolicyDraft(stationary, changed, windows, rollbackTimeout, forced, forceReason, extras);
    }

    public PolicyDraft withWindows(List<WindowDraft> changed) {
        return new PolicyDraft(stationary, battery, changed, rollbackTimeout, forced, forceReason, extras);
    }

    public PolicyDraft withWindow(int number, WindowDraft changed) {
        List<WindowDraft> all = new ArrayList<>(windows);
        all.set(number, changed);
        return withWindows(all);
    }

    public PolicyDraft withRollbackTimeout(String changed) {
        return new PolicyDraft(stationary, battery, windows, changed, forced, forceReason, extras);
    }

    public PolicyDraft withForced(boolean changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, changed, forceReason, extras);
    }

    public PolicyDraft withForceReason(String changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, forced, changed, extras);
    }

    /// What else is asked of every car.
    public Extras more() {
        return extras == null ? Extras.NONE : extras;
    }

    public PolicyDraft with(Extras changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, forced, forceReason, changed);
    }
}

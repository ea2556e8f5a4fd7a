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
/// @param plugged asks every car to be at a charger; absent where nobody chose, which asks for nothing
/// @param freeBytes asks every car to be on a network on which bytes cost nothing; absent as above
public record PolicyDraft(
        boolean stationary,
        String battery,
        List<WindowDraft> windows,
        String rollbackTimeout,
        boolean forced,
        String forceReason,
        @Nullable Boolean plugged,
        @Nullable Boolean freeBytes) {
    public static final PolicyDraft USUAL = new PolicyDraft(true, "", List.of(), "3 min", false, "", null, null);

    /// By the wall clock of each car's region.
    ///
    /// @param days empty for every day
    public record WindowDraft(Set<DayOfWeek> days, String from, String to) {
        public static final WindowDraft NIGHT = new WindowDraft(Set.of(), "22:00", "05:00");

        public WindowDraft {
            days = Set.copyOf(days);
        }
    }

    public PolicyDraft {
        windows = List.copyOf(windows);
    }

    public PolicyDraft withStationary(boolean changed) {
        return new PolicyDraft(changed, battery, windows, rollbackTimeout, forced, forceReason, plugged, freeBytes);
    }

    public PolicyDraft withBattery(String changed) {
        return new PolicyDraft(stationary, changed, windows, rollbackTimeout, forced, forceReason, plugged, freeBytes);
    }

    public PolicyDraft withWindows(List<WindowDraft> changed) {
        return new PolicyDraft(stationary, battery, changed, rollbackTimeout, forced, forceReason, plugged, freeBytes);
    }

    public PolicyDraft withWindow(int number, WindowDraft changed) {
        List<WindowDraft> all = new ArrayList<>(windows);
        all.set(number, changed);
        return withWindows(all);
    }

    public PolicyDraft withRollbackTimeout(String changed) {
        return new PolicyDraft(stationary, battery, windows, changed, forced, forceReason, plugged, freeBytes);
    }

    public PolicyDraft withForced(boolean changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, changed, forceReason, plugged, freeBytes);
    }

    public PolicyDraft withForceReason(String changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, forced, changed, plugged, freeBytes);
    }

    /// Whether every car must be at a charger.
    public boolean charging() {
        return Boolean.TRUE.equals(plugged);
    }

    /// Whether every car must be on a network on which bytes cost nothing.
    public boolean unmetered() {
        return Boolean.TRUE.equals(freeBytes);
    }

    public PolicyDraft withCharging(boolean changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, forced, forceReason, changed, freeBytes);
    }

    public PolicyDraft withUnmetered(boolean changed) {
        return new PolicyDraft(stationary, battery, windows, rollbackTimeout, forced, forceReason, plugged, changed);
    }
}

package pitwall.views.wizard.form;

/// One place where something is typed or chosen.
///
/// @param index of the phase or window, from 0; 0 where there is only one
public record Field(DraftStep step, Name name, int index) {
    /// What a field is called; the end of its message keys.
    public enum Name {
        VERSION,
        QUERY,
        IDS,
        MARGIN,
        PHASES,
        PHASE_NAME,
        PHASE_TARGETS,
        CANARY,
        WAVES,
        PARALLEL,
        SOAK,
        SUCCESS,
        FAILURE,
        SAMPLE,
        WAIT,
        PHASE_TIMEOUT,
        CAR_TIMEOUT,
        BATTERY,
        WINDOW_FROM,
        WINDOW_TO,
        ROLLBACK_TIMEOUT,
        FORCE_REASON,
        START,
        NOTE,
        TICKET
    }

    public static Field of(DraftStep step, Name name) {
        return new Field(step, name, 0);
    }
}

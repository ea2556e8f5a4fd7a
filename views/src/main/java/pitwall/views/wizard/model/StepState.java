package pitwall.views.wizard.model;

/// How far a step is.
public enum StepState {
    /// Nothing is missing.
    DONE("✓"),
    /// Something is still to be filled in, accepted or run again.
    NEEDS_INPUT("!"),
    /// Something is wrong.
    WRONG("✗"),
    /// Its turn has not come.
    OPEN("—");

    private final String mark;

    StepState(String mark) {
        this.mark = mark;
    }

    /// A shape that says it without colour.
    public String mark() {
        return mark;
    }
}

package pitwall.protocol;

/// One of the two places for software in a car: one runs, the other waits for the next.
public enum SoftwareSlot {
    A,
    B;

    public SoftwareSlot other() {
        return this == A ? B : A;
    }
}

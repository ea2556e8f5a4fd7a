package pitwall.protocol.steps;

/// A row of the history is not as it was written: what it held is not shown.
public final class DamagedRowException extends Exception {
    private static final long serialVersionUID = 1;

    public DamagedRowException(String what) {
        super(what);
    }

    public DamagedRowException(Throwable cause) {
        super(cause);
    }
}

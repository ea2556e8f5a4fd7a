package pitwall.cache.history;

/// A row of the history is not as it was written: what it held is not shown.
final class DamagedRowException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedRowException(String what) {
        super(what);
    }

    DamagedRowException(Throwable cause) {
        super(cause);
    }
}

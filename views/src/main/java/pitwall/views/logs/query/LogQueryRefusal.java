package pitwall.views.logs.query;

/// Ends the reading of a text that has no meaning; never leaves the package.
final class LogQueryRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient LogQueryError error;

    LogQueryRefusal(LogQueryError error) {
        super(error.key(), null, false, false);
        this.error = error;
    }

    LogQueryError error() {
        return error;
    }
}

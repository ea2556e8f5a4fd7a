package pitwall.server.storage;

/// The database cannot be opened, is not one of ours, or could not be brought up to date. Nothing was changed by us
/// beyond what a failed step left behind in its own transaction.
public final class DatabaseUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseUnusableException(String sentence) {
        super(sentence);
    }

    DatabaseUnusableException(String sentence, Exception cause) {
        super(sentence, cause);
    }
}

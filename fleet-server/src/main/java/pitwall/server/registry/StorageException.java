package pitwall.server.registry;

/// The database did not take a group of writes. None of them had an effect; the same request may be repeated.
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StorageException(Throwable cause) {
        super("the database did not accept the write", cause);
    }
}

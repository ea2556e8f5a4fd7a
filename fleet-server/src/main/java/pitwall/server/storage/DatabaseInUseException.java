package pitwall.server.storage;

/// Another server decides about this database.
public final class DatabaseInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseInUseException(String database) {
        super("another server is using the database " + database);
    }
}

package pitwall.server.storage;

/// This server's claim on its database: as long as it is held, no other server decides about the fleet. It ends
/// with the process, however that ends.
interface Claim extends AutoCloseable {
    /// True while nobody else can have it. May ask the database.
    boolean isHeld();

    /// Takes it again after it was lost; false where that is not possible. Somebody else may have had it meanwhile.
    boolean retake();

    @Override
    void close();

    /// Claims a database.
    ///
    /// @throws DatabaseInUseException when another server has it
    static Claim on(DatabaseLocation location) {
        if (location.isPostgres()) {
            return PostgresClaim.on(location);
        }
        return location.file().<Claim>map(FileClaim::on).orElseGet(None::new);
    }

    /// Nobody else can reach a database in memory.
    final class None implements Claim {
        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public boolean retake() {
            return true;
        }

        @Override
        public void close() {}
    }
}

package pitwall.app;

/// Something open that is shut at the end.
@FunctionalInterface
interface Door extends AutoCloseable {
    @Override
    void close();
}

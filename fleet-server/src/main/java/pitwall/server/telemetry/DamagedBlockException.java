package pitwall.server.telemetry;

/// What is stored is no block of telemetry.
final class DamagedBlockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedBlockException(String message) {
        super(message);
    }

    DamagedBlockException(String message, Throwable cause) {
        super(message, cause);
    }
}

package pitwall.client.secrets;

/// A store of secrets cannot be used now: locked, gone, or out of disk space. The message names no secret.
public final class SecretsException extends Exception {
    private static final long serialVersionUID = 1;

    public SecretsException(String message, Throwable cause) {
        super(message, cause);
    }

    public SecretsException(String message) {
        super(message);
    }
}

package pitwall.protocol;

/// A frame that breaks the rules. Thrown by [FrameCodec] for anything a peer could send; the message is one
/// sentence without any of the peer's payload.
public final class BadFrameException extends Exception {
    private final Code code;

    /// What was wrong, stable on the wire.
    public enum Code {
        NOT_JSON,
        TOO_LARGE,
        TOO_DEEP,
        DUPLICATE_KEY,
        UNKNOWN_FIELD,
        UNKNOWN_TYPE,
        WRONG_VERSION,
        BAD_VALUE
    }

    public BadFrameException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public BadFrameException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

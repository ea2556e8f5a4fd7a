package pitwall.protocol;

/// A frame that breaks the rules. Thrown by [FrameCodec] for anything a peer could send; the message is one
/// sentence without any of the peer's payload.
public final class BadFrameException extends Exception {
    private final Code code;
    private final String sentence;

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
        this.sentence = message;
    }

    public BadFrameException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.sentence = message;
    }

    public Code code() {
        return code;
    }

    /// What was wrong, for a person.
    public String sentence() {
        return sentence;
    }
}

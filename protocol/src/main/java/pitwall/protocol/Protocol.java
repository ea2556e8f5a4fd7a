package pitwall.protocol;

/// Figures both sides of a socket agree on.
public final class Protocol {
    /// Major version of every frame. Another major version is refused with close code [#CLOSE_VERSION].
    public static final int VERSION = 1;
    /// WebSocket subprotocol, so that a second encoding can be added beside this one.
    public static final String SUBPROTOCOL = "pitwall.v1.json";
    /// The largest frame a client may send, in bytes of UTF-8.
    public static final int MAX_CLIENT_FRAME = 64 * 1024;
    /// The largest frame the server sends, in bytes of UTF-8.
    public static final int MAX_SERVER_FRAME = 256 * 1024;
    /// The largest REST body, in bytes.
    public static final int MAX_REST_BODY = 1024 * 1024;

    /// The peer speaks another major version.
    public static final int CLOSE_VERSION = 4400;
    /// The token is missing, expired or revoked.
    public static final int CLOSE_UNAUTHORIZED = 4401;
    /// The car's identity proof failed.
    public static final int CLOSE_IDENTITY = 4403;
    /// A newer connection of the same car took over.
    public static final int CLOSE_FENCED = 4409;
    /// A frame broke the rules; the error frame before it says which.
    public static final int CLOSE_BAD_FRAME = 4422;
    /// Too many frames in a short time.
    public static final int CLOSE_TOO_FAST = 4429;
    /// The reader was too slow for too long.
    public static final int CLOSE_TOO_SLOW = 1013;
    /// The server stops on purpose; come back after a random pause.
    public static final int CLOSE_GOING_AWAY = 1001;

    private Protocol() {}
}

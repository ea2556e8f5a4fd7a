package pitwall.server.notify;

import java.io.IOException;

/// A connection that must not be made. The message is a sentence that names no address: it would say who is at home in
/// the server's network.
final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException() {
        super("The address is not in the public internet and was not allowed at the start of the server.");
    }
}

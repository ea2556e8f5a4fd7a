package pitwall.server.notify;

import java.util.Optional;

/// The SMTP server that takes this fleet's messages. Named at the start by who runs the server, so it may be anywhere.
///
/// @param from the address that messages come from
/// @param login absent where nobody has to sign in there
public record MailServer(String host, int port, Security security, String from, Optional<Login> login) {
    /// How the way there is protected.
    public enum Security {
        /// TLS is asked for after the greeting, and nothing is said without it.
        STARTTLS,
        /// TLS from the first byte.
        TLS,
        /// Readable for everybody on the way: for a server on this machine.
        NONE
    }

    public record Login(String user, String password) {
        /// Names no secret.
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /// @throws IllegalArgumentException where one of these cannot be, in words for whoever gave it
    public MailServer {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a mail server is HOST:PORT, was " + host + ":" + port);
        }
        if (!from.matches("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException("messages come from a plain address, not from " + from);
        }
        if (security == Security.NONE && login.isPresent()) {
            throw new IllegalArgumentException("a password needs TLS or STARTTLS on its way to the mail server");
        }
    }
}

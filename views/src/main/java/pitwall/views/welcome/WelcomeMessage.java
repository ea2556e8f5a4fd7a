package pitwall.views.welcome;

import java.util.Optional;

/// What went wrong and what to do about it.
///
/// @param correlation the id under which the server's log knows it
record WelcomeMessage(Severity severity, String title, String detail, Optional<String> correlation, Offer offer) {
    enum Severity {
        WARNING,
        ERROR
    }

    /// What the message offers to do.
    enum Offer {
        NOTHING,
        /// Try once more to show what is remembered.
        AGAIN,
        /// Trust the certificate with the fingerprint that the message shows.
        TRUST
    }

    static WelcomeMessage error(String title, String detail, Offer offer) {
        return new WelcomeMessage(Severity.ERROR, title, detail, Optional.empty(), offer);
    }
}

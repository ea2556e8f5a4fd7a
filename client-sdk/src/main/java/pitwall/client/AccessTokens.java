package pitwall.client;

/// Gives access tokens to those who connect. Thread-safe. Both methods may wait for the server, so they are
/// called on virtual threads only.
public interface AccessTokens {
    /// A token that is good for now.
    Access current();

    /// Another token than `refused`, which the server did not take.
    Access renewed(String refused);

    /// What one gets when asking for access.
    sealed interface Access {
        record Granted(String token) implements Access {
            @Override
            public String toString() {
                return "Granted[…]";
            }
        }

        /// Nobody is signed in, or the sign-in ended.
        record SignInNeeded() implements Access {}

        /// The server that gives tokens cannot be reached now.
        record Unreachable() implements Access {}
    }
}

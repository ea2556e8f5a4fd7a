package pitwall.client.rest;

/// Why a sign-in is over that nobody ended in this program.
public enum SignInEnd {
    /// The server takes it no longer: the account was closed, or the sign-in was ended or has run out.
    BY_SERVER,
    /// The server takes it no longer, perhaps only because its answer to an earlier renewal was lost on the way.
    IN_DOUBT,
    /// Another Pitwall on the same data signed out, or signed somebody else in.
    ELSEWHERE
}

package pitwall.server.access.oidc;

/// Why a token of an identity provider is not good here.
public enum TokenFault {
    /// No signed token at all, unsigned ones included.
    MALFORMED,
    /// Signed in a way that is not taken, for example with a shared secret.
    ALGORITHM,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    /// The provider does not know the key it names.
    UNKNOWN_KEY,
    /// The key is the provider's, the signature is not.
    SIGNATURE,
    /// It does not say who it is about.
    NO_SUBJECT
}

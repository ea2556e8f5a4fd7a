package pitwall.protocol.rest;

/// Exchanges a refresh token for new tokens.
public record Refresh(String refreshToken) {
    @Override
    public String toString() {
        return "Refresh[…]";
    }
}

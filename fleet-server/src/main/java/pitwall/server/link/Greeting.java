package pitwall.server.link;

/// The answer to a car that says who it is.
sealed interface Greeting {
    /// @param lastSeq the highest sequence of this boot that was taken
    record Welcome(long lastSeq) implements Greeting {}

    /// @param closeCode how the connection ends
    record Refused(String code, String message, int closeCode) implements Greeting {}
}

package pitwall.views.ports;

/// Something that is said about the console outside its window.
///
/// @param value as it was written; for [Topic#LOCK] a number of hours, empty for [Topic#CACHE]
/// @param byAdministrator true where nobody can change it in the window
public record GivenSetting(Topic topic, String value, boolean byAdministrator) {
    /// What it is about.
    public enum Topic {
        SERVERS,
        /// Nothing of a fleet is remembered on this computer.
        CACHE,
        /// After how many hours the remembered data locks.
        LOCK,
        UPDATES,
        PROXY,
        AUTHORITIES
    }
}

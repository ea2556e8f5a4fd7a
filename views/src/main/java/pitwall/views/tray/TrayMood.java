package pitwall.views.tray;

/// What the icon in the notification area says by its shape.
public enum TrayMood {
    /// The fleet is live, and nothing urgent waits.
    LIVE,
    /// Nothing comes from the fleet.
    OFFLINE,
    /// An urgent alarm waits for somebody.
    URGENT
}

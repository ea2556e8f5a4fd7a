package pitwall.views.tray;

/// One look of the icon.
///
/// @param light whether it is drawn light, for a dark panel
/// @param sentence shown where somebody points at it, and read by assistive technology
public record TrayView(TrayMood mood, boolean light, String sentence) {}

package pitwall.views.theme;

/// What the user chose. [#SYSTEM] follows the desktop's light or dark setting.
public enum Theme {
    DARK,
    LIGHT,
    HIGH_CONTRAST,
    SYSTEM
}

package pitwall.views.kit;

/// The colours a drawing may use, by the name they have in the theme files.
public enum Tone {
    BG_WINDOW("-pw-bg-window"),
    BG_PANEL("-pw-bg-panel"),
    BG_RAISED("-pw-bg-raised"),
    HOVER("-pw-hover"),
    FG("-pw-fg"),
    FG_MUTED("-pw-fg-muted"),
    FG_SUBTLE("-pw-fg-subtle"),
    FG_ON_LINK("-pw-fg-on-link"),
    BORDER("-pw-border"),
    BORDER_MUTED("-pw-border-muted"),
    BORDER_STRONG("-pw-border-strong"),
    P1("-pw-p1"),
    P1_INK("-pw-p1-ink"),
    P1_OUTLINE("-pw-p1-outline"),
    P2("-pw-p2"),
    P2_INK("-pw-p2-ink"),
    P2_OUTLINE("-pw-p2-outline"),
    P3("-pw-p3"),
    P3_INK("-pw-p3-ink"),
    P3_OUTLINE("-pw-p3-outline"),
    ACTIVE("-pw-active"),
    QUALITY("-pw-quality"),
    NORMAL("-pw-normal"),
    LINK("-pw-link"),
    SELECTION("-pw-selection"),
    TEXT_DANGER("-pw-text-danger"),
    TEXT_WARN("-pw-text-warn"),
    SHADOW("-pw-shadow"),
    SCRIM("-pw-scrim");

    private final String token;

    Tone(String token) {
        this.token = token;
    }

    /// The name in the style sheets.
    public String token() {
        return token;
    }
}

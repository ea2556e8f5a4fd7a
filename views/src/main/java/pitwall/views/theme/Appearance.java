package pitwall.views.theme;

/// How one user wants the console to look.
///
/// @param textPercent text size, 80 to 200
/// @param reducedMotion true where nothing may move
public record Appearance(Theme theme, Density density, int textPercent, boolean reducedMotion) {
    /// As shipped.
    public static final Appearance DEFAULT = new Appearance(Theme.DARK, Density.COMPACT, 100, false);

    public Appearance {
        if (textPercent < 80 || textPercent > 200) {
            throw new IllegalArgumentException("text size must be 80 to 200 %, was " + textPercent);
        }
    }

    public Appearance withTheme(Theme newTheme) {
        return new Appearance(newTheme, density, textPercent, reducedMotion);
    }

    public Appearance withDensity(Density newDensity) {
        return new Appearance(theme, newDensity, textPercent, reducedMotion);
    }

    public Appearance withTextPercent(int newTextPercent) {
        return new Appearance(theme, density, newTextPercent, reducedMotion);
    }

    public Appearance withReducedMotion(boolean newReducedMotion) {
        return new Appearance(theme, density, textPercent, newReducedMotion);
    }

    /// The root font size in pixels: 13 at 100 %.
    public double rootFontSize() {
        return 13 * scale();
    }

    /// The height of a table or list row in whole pixels.
    public double rowHeight() {
        return Math.round(density.rowHeight() * textPercent / 100.0);
    }

    /// By how much lengths grow that belong to text.
    double scale() {
        return textPercent / 100.0 * density.textFactor();
    }
}

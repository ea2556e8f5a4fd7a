package pitwall.views.act;

import pitwall.views.desk.UiAction.Danger;

/// How carefully something must be confirmed, by how many cars it touches.
public final class DangerLevel {
    /// Up to so many cars a press of the button is enough.
    public static final long FEW = 25;
    /// Up to so many the number is typed; above, a second person decides.
    public static final long MANY = 500;

    private DangerLevel() {}

    /// @param cars how many are touched
    /// @param overTenthOfRegion true where they are more than a tenth of the cars of some region
    /// @param atLeast the level it never falls below
    public static Danger bySize(long cars, boolean overTenthOfRegion, Danger atLeast) {
        Danger size = cars > MANY || overTenthOfRegion ? Danger.D4 : cars > FEW ? Danger.D3 : Danger.D2;
        return size.compareTo(atLeast) > 0 ? size : atLeast;
    }
}

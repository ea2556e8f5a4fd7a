package pitwall.views.kit;

import pitwall.client.ConsoleMode;
import pitwall.fleet.HeadlineStatus;

/// The outline of a mark on a 12 by 12 grid, as SVG paths: what is filled, what is drawn as a line, what as a
/// dashed line. An empty path means there is none. Lines are [#STROKE] wide.
record Glyph(String fill, String line, String dashed) {
    static final double GRID = 12;
    static final double STROKE = 1.5;
    /// A dashed line is thinner, so that what is inside the ring stays readable at 12 px.
    static final double DASHED_STROKE = 1.1;
    /// With the gap: eight dashes around the ring.
    static final double DASH = 2.5;

    static final double DASH_GAP = 1.505;

    private static final String RING = "M1.5 6 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 Z";
    private static final String WIDE_RING = "M0.9 6 a5.1 5.1 0 1 0 10.2 0 a5.1 5.1 0 1 0 -10.2 0 Z";
    private static final String HEXAGON = "M6 0.75 L10.6 3.4 L10.6 8.6 L6 11.25 L1.4 8.6 L1.4 3.4 Z";
    private static final String DISC_WITH_BAR = "M1 6 a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0 Z M3 5 L9 5 L9 7 L3 7 Z";
    private static final String RIGHT = "M2 1 L11 6 L2 11 Z";
    private static final String LEFT = "M10 1 L1 6 L10 11 Z";

    static Glyph of(HeadlineStatus status) {
        return switch (status) {
            case IN_SYNC -> line(RING);
            case PENDING -> new Glyph("M4.4 6 a1.6 1.6 0 1 0 3.2 0 a1.6 1.6 0 1 0 -3.2 0 Z", RING, "");
            case UPDATING -> fill(RIGHT);
            case ROLLING_BACK -> fill(LEFT);
            case BLOCKED -> fill(DISC_WITH_BAR);
            case FAILED -> fill("M1 1 L11 1 L11 11 L1 11 Z");
            case STOPPED -> line("M1.75 1.75 L10.25 1.75 L10.25 10.25 L1.75 10.25 Z");
            case SAFE_MODE -> line(HEXAGON);
            case LOCAL_ESTOP -> new Glyph("M4 4 L8 4 L8 8 L4 8 Z", HEXAGON, "");
            case STALE -> new Glyph("", "M6 2.9 L6 6.3 L8.3 7.7", WIDE_RING);
            case OFFLINE -> new Glyph("", "M3.6 8.4 L8.4 3.6", WIDE_RING);
            case UNKNOWN ->
                new Glyph("M5.2 8 L6.8 8 L6.8 9.6 L5.2 9.6 Z", "M4.2 4.6 A1.8 1.8 0 1 1 6 6.4 L6 7.3", WIDE_RING);
        };
    }

    static Glyph of(ConsoleMode mode) {
        return switch (mode) {
            case LIVE -> fill("M1.5 6 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 Z");
            case LAGGING -> new Glyph("M6 1.5 A4.5 4.5 0 0 0 6 10.5 Z", RING, "");
            case RECONNECTING -> new Glyph("", "", WIDE_RING);
            case OFFLINE -> line(RING + " M2.9 9.1 L9.1 2.9");
            case REPLAY -> line("M5 2 L1 6 L5 10 Z M7 2 L11 6 L7 10 Z");
        };
    }

    private static Glyph fill(String path) {
        return new Glyph(path, "", "");
    }

    private static Glyph line(String path) {
        return new Glyph("", path, "");
    }
}

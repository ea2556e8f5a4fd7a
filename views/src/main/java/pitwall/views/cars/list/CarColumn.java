package pitwall.views.cars.list;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A column of the car table, in default order. The widths are pixels at the base text size.
public enum CarColumn {
    PRIORITY(28, Kind.GLYPH, true),
    CAR(104, Kind.CODE, true),
    STATE(92, Kind.GLYPH, true),
    VERSIONS(150, Kind.TEXT, true),
    REGION(74, Kind.TEXT, true),
    MODEL(62, Kind.TEXT, true),
    RING(46, Kind.NUMBER, true),
    MOTION(70, Kind.TEXT, true),
    BATTERY(56, Kind.NUMBER, true),
    REASON(170, Kind.TEXT, true),
    SEEN(66, Kind.NUMBER, true),
    NAME(140, Kind.TEXT, false),
    PHASE(92, Kind.TEXT, false),
    PROGRESS(72, Kind.NUMBER, false),
    AGENT(80, Kind.TEXT, false),
    SPEED(78, Kind.NUMBER, false),
    TEMPERATURE(64, Kind.NUMBER, false),
    CPU(56, Kind.NUMBER, false),
    MEMORY(56, Kind.NUMBER, false),
    DISK(56, Kind.NUMBER, false),
    SIGNAL(60, Kind.NUMBER, false),
    UPTIME(78, Kind.NUMBER, false),
    VIN(150, Kind.CODE, false),
    TAGS(150, Kind.TEXT, false),
    MESSAGE(220, Kind.TEXT, false),
    FIRST_FAILED(92, Kind.NUMBER, false),
    POSITION_AGE(92, Kind.NUMBER, false);

    /// How a column's values are set.
    public enum Kind {
        GLYPH,
        TEXT,
        /// In the face of equal widths.
        CODE,
        /// Right aligned.
        NUMBER
    }

    /// The columns of a new view.
    public static final List<CarColumn> DEFAULT =
            Arrays.stream(values()).filter(CarColumn::isShownByDefault).toList();

    private final int width;
    private final Kind kind;
    private final boolean shownByDefault;

    CarColumn(int width, Kind kind, boolean shownByDefault) {
        this.width = width;
        this.kind = kind;
        this.shownByDefault = shownByDefault;
    }

    /// The column of a stored id; empty where a later version knew more.
    public static Optional<CarColumn> of(String id) {
        return Arrays.stream(values()).filter(column -> column.id().equals(id)).findFirst();
    }

    /// Stable id, for example `first-failed`; also the end of its message keys.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int width() {
        return width;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isShownByDefault() {
        return shownByDefault;
    }
}

package pitwall.views.kit;

import java.util.Optional;
import javafx.css.PseudoClass;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;

/// The mark of a car's state, 12 px at 100 %. The shape alone says which state; the colour says how urgent it
/// is, that something is in progress, or that the data is old. It stands beside the word and is silent for
/// assistive technology. FX thread.
public final class StateGlyph extends GlyphNode {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass QUALITY = PseudoClass.getPseudoClass("quality");

    private HeadlineStatus status = HeadlineStatus.UNKNOWN;

    public StateGlyph() {
        super("state-glyph");
        show(HeadlineStatus.UNKNOWN, Optional.empty());
    }

    /// @param priority of the car's highest active alarm
    public void show(HeadlineStatus status, Optional<AlarmPriority> priority) {
        this.status = status;
        draw(Glyph.of(status));
        StateTone tone = StateTone.of(status);
        pseudoClassStateChanged(ACTIVE, tone == StateTone.ACTIVE);
        pseudoClassStateChanged(QUALITY, tone == StateTone.QUALITY);
        Optional<AlarmPriority> shown = tone == StateTone.BY_PRIORITY ? priority : Optional.empty();
        for (AlarmPriority each : AlarmPriority.values()) {
            pseudoClassStateChanged(AlarmGlyph.pseudoClass(each), shown.equals(Optional.of(each)));
        }
    }

    public HeadlineStatus status() {
        return status;
    }
}

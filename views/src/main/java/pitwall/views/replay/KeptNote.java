package pitwall.views.replay;

import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import pitwall.views.desk.CacheText;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;

/// Why the past is not kept here, or was begun anew; nothing while it is well. FX thread.
final class KeptNote extends Label {
    private final Supplier<OfflineStatus> remembered;
    private final CacheText words;

    KeptNote(Supplier<OfflineStatus> remembered, Strings strings) {
        this.remembered = remembered;
        this.words = new CacheText(strings);
        getStyleClass().add("time-kept");
        setMinWidth(0);
        look();
    }

    /// Says how it is now.
    void look() {
        OfflineStatus.Past past = remembered.get().past();
        String line = words.pastLine(past).orElse("");
        if (!line.equals(getText())) {
            setText(line);
            setTooltip(words.pastStory(past).map(Tooltip::new).orElse(null));
        }
        setManaged(!line.isEmpty());
    }
}

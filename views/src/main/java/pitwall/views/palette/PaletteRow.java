package pitwall.views.palette;

import java.util.Optional;
import pitwall.views.desk.UiAction.Danger;

/// One line of the palette.
public sealed interface PaletteRow {
    String title();

    /// The name of a section.
    record Heading(String title) implements PaletteRow {}

    /// Something to choose.
    ///
    /// @param id stable word, for the list of recent choices
    /// @param detail what kind of thing it is or how it is doing; empty where the title says it all
    /// @param keys the key that does the same, as shown to people; empty for none
    /// @param disabledReason why it cannot be chosen now
    /// @param beside opens it in a tab of its own; absent where there is no such thing
    record Entry(
            String id,
            String title,
            String detail,
            String keys,
            Danger danger,
            Optional<String> disabledReason,
            Runnable run,
            Optional<Runnable> beside)
            implements PaletteRow {
        boolean isEnabled() {
            return disabledReason.isEmpty();
        }
    }
}

package pitwall.views.keys;

import pitwall.views.desk.UiAction;

/// What became of a wish for another key.
public sealed interface Rebinding {
    record Done() implements Rebinding {}

    /// Another action that is reachable at the same time has the key; nothing was changed.
    record Conflict(UiAction holder) implements Rebinding {}

    /// The combination types a character on some keyboards.
    record TypesCharacter() implements Rebinding {}
}

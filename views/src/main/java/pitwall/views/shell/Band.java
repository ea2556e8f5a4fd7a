package pitwall.views.shell;

import java.util.List;

/// What the mode band shows.
///
/// @param sentence always whole; wrapped rather than cut where the window is narrow
/// @param note why it is so, in a few words; empty where nobody knows
record Band(String sentence, String note, List<Button> buttons) {
    enum Button {
        RETRY_NOW,
        CACHED,
        SIGN_IN,
        CONNECT
    }

    Band {
        buttons = List.copyOf(buttons);
    }

    Band(String sentence, String note, Button... buttons) {
        this(sentence, note, List.of(buttons));
    }

    static Band plain(String sentence) {
        return new Band(sentence, "", List.of());
    }
}

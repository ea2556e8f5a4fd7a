package pitwall.views.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts words where other programs can take them. FX thread.
public final class Clip {
    private Clip() {}

    /// Puts a text on the clipboard of the desktop.
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

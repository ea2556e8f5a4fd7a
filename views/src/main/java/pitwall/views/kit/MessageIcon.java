package pitwall.views.kit;

/// The mark at the head of an [InlineMessage]: a framed cross, exclamation mark or small i. Framed, so that it
/// is never mistaken for a car's state.
final class MessageIcon extends GlyphNode {
    private static final String FRAME = "M2 0.75 L10 0.75 L11.25 2 L11.25 10 L10 11.25 L2 11.25 L0.75 10 L0.75 2 Z";

    MessageIcon(InlineMessage.Severity severity) {
        super("message-icon");
        draw(
                switch (severity) {
                    case INFO -> new Glyph("M5.2 2.6 h1.6 v1.6 h-1.6 Z M5.2 5.2 h1.6 v4.2 h-1.6 Z", FRAME, "");
                    case WARNING -> new Glyph("M5.2 2.6 h1.6 v4.2 h-1.6 Z M5.2 7.8 h1.6 v1.6 h-1.6 Z", FRAME, "");
                    case ERROR -> new Glyph("", FRAME + " M3.6 3.6 L8.4 8.4 M8.4 3.6 L3.6 8.4", "");
                });
    }
}

package pitwall.views.kit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The colours of one theme for what is drawn rather than styled: dots, map, charts. Read from the same file
/// that styles the controls, so that both can never differ. Immutable.
public final class Palette {
    private static final Pattern TOKEN = Pattern.compile("(-pw-[a-z0-9-]+)\\s*:\\s*(#[0-9A-Fa-f]{6,8})\\s*;");

    private final Map<Tone, Color> colors;

    private Palette(Map<Tone, Color> colors) {
        this.colors = colors;
    }

    /// Reads the tokens of a theme file.
    ///
    /// @throws IllegalArgumentException if a token is missing
    public static Palette parse(String css) {
        Map<String, Color> found = new HashMap<>();
        Matcher matcher = TOKEN.matcher(css);
        while (matcher.find()) {
            found.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        Map<Tone, Color> colors = new EnumMap<>(Tone.class);
        for (Tone tone : Tone.values()) {
            Color color = found.get(tone.token());
            if (color == null) {
                throw new IllegalArgumentException("the theme lacks " + tone.token());
            }
            colors.put(tone, color);
        }
        return new Palette(colors);
    }

    public Color color(Tone tone) {
        Color color = colors.get(tone);
        if (color == null) {
            throw new IllegalStateException("no colour for " + tone);
        }
        return color;
    }
}

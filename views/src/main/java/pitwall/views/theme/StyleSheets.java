package pitwall.views.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.text.Font;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the style sheets and fonts lie, and in which order they apply. A new screen adds its file to
/// [#FEATURES].
final class StyleSheets {
    private static final String ASSETS = "/pitwall/assets/";
    static final List<String> FEATURES = List.of(
            "kit",
            "shell",
            "overview",
            "cars",
            "map",
            "car",
            "releases",
            "rollouts",
            "wizard",
            "approvals",
            "logs",
            "audit",
            "alarms",
            "replay");
    static final List<String> FONTS = List.of(
            "IBMPlexSans-Regular", "IBMPlexSans-Bold", "IBMPlexSans-Italic", "IBMPlexMono-Regular", "IBMPlexMono-Bold");

    private static final AtomicBoolean FONTS_LOADED = new AtomicBoolean();

    private StyleSheets() {}

    /// The sheets of a scene, the strongest last: ours on the base theme, the theme's tokens and exceptions, the
    /// text size.
    static List<String> of(Paint paint, Appearance appearance) {
        List<String> sheets = new ArrayList<>();
        sheets.add(css("pitwall"));
        FEATURES.forEach(feature -> sheets.add(css(feature)));
        sheets.add(css(paint.file()));
        sheets.add(textSize(appearance));
        return sheets;
    }

    /// The base theme below everything of ours.
    static String base(Paint paint) {
        return switch (paint) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK, HIGH_CONTRAST -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    static String text(Paint paint) {
        try (InputStream in = resource("css/" + paint.file() + ".css").openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + paint.file() + ".css", e);
        }
    }

    /// Makes the bundled faces known to the toolkit, once.
    static void loadFonts() {
        if (FONTS_LOADED.get()) {
            return;
        }
        for (String font : FONTS) {
            String url = resource("fonts/" + font + ".woff").toExternalForm();
            if (Font.loadFont(url, 13) == null) {
                throw new IllegalStateException("the toolkit cannot read the font " + font);
            }
        }
        FONTS_LOADED.set(true);
    }

    /// Makes the font of the icons known: the first icon does it, whichever that is.
    static void loadIcons() {
        FontIcon unused = new FontIcon("mdi2c-car");
    }

    /// A sheet made on the spot, because only sheets reach popups and tooltips too. Marks are whole pixels, so
    /// that their edges stay sharp.
    private static String textSize(Appearance appearance) {
        String css = String.format(
                Locale.ROOT,
                """
                .root { -fx-font-size: %.2fpx; }
                .state-glyph, .mode-glyph { %2$s }
                .message-icon, .alarm-glyph { %3$s }
                """,
                appearance.rootFontSize(),
                square(Math.round(12 * appearance.scale())),
                square(Math.round(16 * appearance.scale())));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String square(long edge) {
        StringBuilder css = new StringBuilder();
        for (String bound : List.of("min", "pref", "max")) {
            css.append("-fx-%1$s-width: %2$dpx; -fx-%1$s-height: %2$dpx; ".formatted(bound, edge));
        }
        return css.toString();
    }

    private static String css(String name) {
        return resource("css/" + name + ".css").toExternalForm();
    }

    private static URL resource(String path) {
        URL url = StyleSheets.class.getResource(ASSETS + path);
        if (url == null) {
            throw new IllegalStateException("the assets lack " + path);
        }
        return url;
    }
}

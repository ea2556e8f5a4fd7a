package pitwall.views.map.google;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// How Google Maps is asked.
///
/// @param loader where its script is
/// @param key of the user's account; never shown and never logged
/// @param language of the names on the map
public record GoogleAccess(URI loader, String key, Locale language) {
    /// Where Google's script is.
    public static final URI GOOGLE = URI.create("https://maps.googleapis.com/maps/api/js");

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{10,200}");

    /// True where the text can be a key at all.
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /// The script with all it is asked with, the key among it.
    String script() {
        return loader + "?v=weekly&loading=async&callback=pitwallLoaded&language="
                + URLEncoder.encode(language.toLanguageTag(), StandardCharsets.UTF_8) + "&key="
                + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "GoogleAccess[" + loader + "]";
    }
}

package pitwall.views.desk;

import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What every screen is given: the words and formats of the language in force, the way elsewhere, and a way to ask
/// before something that cannot be undone.
public record Surroundings(Strings strings, Navigator navigator, Sheets sheets) {
    public Formats formats() {
        return strings.formats();
    }
}

package pitwall.views.desk;

import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What every screen is given: the words and formats of the language in force, and the way elsewhere.
public record Surroundings(Strings strings, Navigator navigator) {
    public Formats formats() {
        return strings.formats();
    }
}

package pitwall.fleet.region;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of the world that cars belong to. Its name is what stands with cars, in queries and in the limits of what
/// people may see, so it never changes; its title may.
///
/// @param name lower case, for example `munich`
/// @param title for people, for example `Munich`
/// @param outline where it is; absent where nobody drew it, and then it has no place on a map
public record Region(
        String name,
        String title,
        Assignment assignment,
        @Nullable Outline outline) {
    /// The most characters of a title.
    public static final int LONGEST_TITLE = 100;

    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N} ._-]{0,63}");

    public Region {
        if (!isName(name) || !isTitle(title)) {
            throw new IllegalArgumentException("no region: " + name + ", " + title);
        }
        if (assignment == Assignment.BY_POSITION && outline == null) {
            throw new IllegalArgumentException("by position and nowhere: " + name);
        }
    }

    /// Whether a text can be the name of a region.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.equals(text.strip());
    }

    /// Whether a text can be a title: one line.
    public static boolean isTitle(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TITLE && text.chars().noneMatch(Character::isISOControl);
    }

    /// Whether cars come and go by where they are.
    public boolean isByPosition() {
        return assignment == Assignment.BY_POSITION;
    }
}

package pitwall.client.past;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A moment of the past that somebody wants to find again, with what they say to it.
///
/// @param at server time, in whole seconds
/// @param text at most [#LONGEST] characters on one line; empty where nothing is said
public record Bookmark(Instant at, String text) {
    /// The longest text, in UTF-16 units.
    public static final int LONGEST = 120;

    public Bookmark {
        if (at.getNano() != 0) {
            throw new IllegalArgumentException("a bookmark stands at a whole second, not at " + at);
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not the text of a bookmark");
        }
    }

    /// With what somebody typed: without space around it and cut where it is too long.
    public static Bookmark of(Instant at, String typed) {
        String line = typed.replaceAll("\\p{Cntrl}", " ").strip();
        int end = Math.min(line.length(), LONGEST);
        boolean halved = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return new Bookmark(at.truncatedTo(ChronoUnit.SECONDS), line.substring(0, halved ? end - 1 : end));
    }
}

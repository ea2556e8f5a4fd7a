package pitwall.fleet.rollout;

import org.jspecify.annotations.Nullable;

/// What whoever plans a rollout says to it, for those who approve, watch and answer for it.
///
/// @param text why or what to look at, 1 to 500 characters; absent where only a ticket is named
/// @param ticket where the work is asked for elsewhere, 1 to 100 characters on one line; absent for none
public record PlanNote(@Nullable String text, @Nullable String ticket) {
    public static final int MOST_TEXT = 500;
    public static final int MOST_TICKET = 100;

    public PlanNote {
        if (text == null && ticket == null) {
            throw new IllegalArgumentException("a note says something");
        }
        if (text != null && !isText(text) || ticket != null && !isTicket(ticket)) {
            throw new IllegalArgumentException("not a note: " + text + ", " + ticket);
        }
    }

    /// Whether these words can stand as a text.
    public static boolean isText(String words) {
        return !words.isBlank()
                && words.length() <= MOST_TEXT
                && words.chars().allMatch(sign -> sign == '\n' || !Character.isISOControl(sign));
    }

    /// Whether these words can stand as a ticket.
    public static boolean isTicket(String words) {
        return !words.isBlank()
                && words.length() <= MOST_TICKET
                && words.chars().noneMatch(Character::isISOControl);
    }
}

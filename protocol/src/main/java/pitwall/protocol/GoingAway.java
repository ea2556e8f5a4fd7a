package pitwall.protocol;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The reason beside [Protocol#CLOSE_GOING_AWAY]: when to come back to a server that stops on purpose. The server gives
/// everybody another pause, so that the one that starts next is not met by all of them at once.
///
/// @param comeBack at most [#LONGEST]; whoever asks for more is taken at that
public record GoingAway(Duration comeBack) {
    public static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern WORDS = Pattern.compile("come back in (\\d{1,9}) ms");

    public GoingAway {
        if (comeBack.isNegative()) {
            throw new IllegalArgumentException("a pause cannot be negative, was " + comeBack);
        }
        comeBack = comeBack.compareTo(LONGEST) > 0 ? LONGEST : comeBack;
    }

    /// The reason of a close frame.
    public String words() {
        return "the server stops, come back in " + comeBack.toMillis() + " ms";
    }

    /// What a reason asks for; empty where it says nothing of a pause.
    public static Optional<GoingAway> read(String reason) {
        Matcher found = WORDS.matcher(reason);
        return found.find()
                ? Optional.of(new GoingAway(Duration.ofMillis(Long.parseLong(found.group(1)))))
                : Optional.empty();
    }
}

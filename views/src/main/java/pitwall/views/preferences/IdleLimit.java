package pitwall.views.preferences;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// After how long without a touch the console asks for the password again. The policy is 15 minutes at most; a person
/// may choose less.
public final class IdleLimit {
    /// What can be chosen, the policy last.
    public static final List<Duration> CHOICES =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15));

    private static final String KEY = "shell.idle-lock";

    private IdleLimit() {}

    /// What is in force; the policy where nothing shorter was chosen.
    public static Duration of(Preferences preferences) {
        String kept = preferences.screens().getOrDefault(KEY, "");
        return CHOICES.stream()
                .filter(choice -> choice.toString().equals(kept))
                .findFirst()
                .orElse(CHOICES.getLast());
    }

    public static Preferences with(Preferences before, Duration chosen) {
        Map<String, String> screens = new HashMap<>(before.screens());
        screens.put(KEY, chosen.toString());
        return before.withScreens(screens);
    }
}

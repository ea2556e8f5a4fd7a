package pitwall.views.bell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.views.preferences.Preferences;

/// How alarms are heard on this computer. They are never chosen away: quiet ends by itself.
///
/// @param volume in percent, one of [#VOLUMES]
/// @param device name of what they are heard with; empty for the system's own
public record SoundChoice(int volume, String device) {
    /// The volumes there are, the loudest last.
    public static final List<Integer> VOLUMES = List.of(25, 50, 75, 100);

    /// As loud as can be, where the system plays everything else.
    public static final SoundChoice USUAL = new SoundChoice(100, "");

    private static final String NAME = "alarms.sound";

    /// @throws IllegalArgumentException for a volume that is none
    public SoundChoice {
        if (!VOLUMES.contains(volume)) {
            throw new IllegalArgumentException("no volume: " + volume);
        }
    }

    /// What somebody chose; the usual where nothing can be read.
    public static SoundChoice of(Preferences preferences) {
        String[] parts = preferences.screens().getOrDefault(NAME, "").split(" ", 2);
        return VOLUMES.stream()
                .filter(volume -> parts[0].equals(Integer.toString(volume)))
                .findFirst()
                .map(volume -> new SoundChoice(volume, parts.length > 1 ? parts[1] : ""))
                .orElse(USUAL);
    }

    /// The same preferences with this choice.
    public Preferences in(Preferences before) {
        Map<String, String> screens = new HashMap<>(before.screens());
        screens.put(NAME, volume + " " + device);
        return before.withScreens(screens);
    }
}

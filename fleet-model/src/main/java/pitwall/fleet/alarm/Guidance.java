package pitwall.fleet.alarm;

import java.util.ArrayList;
import java.util.List;

/// What somebody who meets an alarm at three in the morning has to know. An empty part was not written yet.
///
/// @param meaning what it says about the fleet
/// @param consequence what happens if nobody acts
/// @param action what to do
/// @param link where to look: a screen such as `car:{object}`, or a page of one's own
public record Guidance(String meaning, String consequence, String action, String link) {
    /// Nothing was written.
    public static final Guidance NONE = new Guidance("", "", "", "");

    /// The parts that were not written, by name.
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        note(missing, "meaning", meaning);
        note(missing, "consequence", consequence);
        note(missing, "action", action);
        note(missing, "link", link);
        return missing;
    }

    private static void note(List<String> missing, String name, String text) {
        if (text.isBlank()) {
            missing.add(name);
        }
    }
}

package pitwall.views.act;

import java.util.ArrayList;
import java.util.List;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.views.kit.Strings;

/// The sentences that no question may leave out: the cars are simulated, the picture lags behind.
public final class SheetNotes {
    private SheetNotes() {}

    public static List<String> of(FleetFrame frame, Strings strings) {
        List<String> notes = new ArrayList<>();
        SessionInfo session = frame.session();
        if (session != null && session.simulated()) {
            notes.add(strings.get("mode.simulated.note"));
        }
        if (frame.freshness() instanceof Freshness.Late late) {
            notes.add(strings.get("kit.sheet.lag", strings.formats().lag(late.lag())));
        }
        return notes;
    }
}

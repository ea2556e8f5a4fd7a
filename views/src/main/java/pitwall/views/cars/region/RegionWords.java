package pitwall.views.cars.region;

import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.region.OutlineFault;
import pitwall.views.kit.Strings;

/// Regions in words. FX thread.
final class RegionWords {
    private final Strings strings;

    RegionWords(Strings strings) {
        this.strings = strings;
    }

    /// For example `2 900 cars, 12 problems`.
    String counts(RegionTally tally) {
        String cars = strings.plural("region.cars", tally.cars());
        return tally.problems() == 0 ? cars : strings.plural("region.problems", tally.problems(), cars);
    }

    /// Its name and what is special about it.
    String caption(RegionLine line) {
        List<String> parts = new ArrayList<>();
        parts.add(line.name());
        if (line.entry().isEmpty()) {
            parts.add(strings.get("region.name-only"));
        } else if (line.shape().isEmpty()) {
            parts.add(strings.get("region.not-drawn"));
        }
        if (isByPosition(line)) {
            parts.add(strings.get("region.by-position"));
        }
        return String.join(" · ", parts);
    }

    /// The whole line for who hears it.
    String spoken(RegionLine line) {
        String urgent = line.tally()
                .worst()
                .map(priority -> ", " + strings.get("priority." + priority))
                .orElse("");
        return line.title() + ", " + counts(line.tally()) + urgent + ", " + caption(line);
    }

    static boolean isByPosition(RegionLine line) {
        return line.entry()
                .flatMap(RegionsViewModel::region)
                .filter(region -> region.isByPosition())
                .isPresent();
    }

    String fault(OutlineFault fault) {
        return strings.get("region.fault." + fault);
    }
}

package pitwall.views.cars;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Scope;
import pitwall.views.kit.Strings;

/// What stands beside the title: how many cars there are, from when they are if there is no connection, and which part
/// of the fleet the person may see. How many cars lie outside it is what the server said last.
final class FleetTotal {
    private final Strings strings;

    FleetTotal(Strings strings) {
        this.strings = strings;
    }

    /// @param now server time
    String of(FleetFrame frame, Instant now) {
        String cars = cars(frame, now);
        SessionInfo session = frame.session();
        if (session == null || session.scope().isUnlimited()) {
            return cars;
        }
        String scoped = strings.get("cars.total.scoped", cars, names(session.scope()));
        Integer outside = session.outsideScope();
        return outside == null || outside == 0
                ? scoped
                : strings.get("cars.total.hidden", scoped, strings.plural("cars.total.outside", outside));
    }

    private String cars(FleetFrame frame, Instant now) {
        String count = strings.formats().count(frame.snapshot().size());
        Instant asOf = frame.asOf();
        return frame.freshness().mode() == ConsoleMode.OFFLINE && asOf != null
                ? strings.get("cars.total.cached", count, strings.formats().moment(asOf, now))
                : count;
    }

    private static String names(Scope scope) {
        List<String> names = Stream.concat(
                        scope.regions().stream().sorted(),
                        scope.models().stream().sorted())
                .toList();
        return String.join(", ", names);
    }
}

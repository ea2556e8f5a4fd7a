package pitwall.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Position;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.Vitals;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.Topic;
import pitwall.server.access.Principal;
import pitwall.testing.FleetFixtures;

/// Areas are answered as exactly as positions are told.
class AreaViewTest {
    private static final QueryContext CONTEXT = new QueryContext(FleetFixtures.NOW, FreshnessPolicy.DEFAULT);
    private final Car car = at(48.1374, 11.5755);

    @Test
    void anOperatorFindsACarWhereItIs() {
        assertThat(sees(Role.OPERATOR, "area:48.137/11.575;48.138/11.576")).isTrue();
        assertThat(sees(Role.OPERATOR, "area:48.139/11.575;48.141/11.585")).isFalse();
    }

    @Test
    void aViewerFindsItWhereHeIsToldThatItIs() {
        assertThat(sees(Role.VIEWER, "area:48.137/11.575;48.138/11.576")).isFalse();
        assertThat(sees(Role.VIEWER, "area:48.139/11.575;48.141/11.585")).isTrue();
    }

    @Test
    void aGuestFindsItNowhere() {
        assertThat(sees(Role.GUEST, "area:48/11;49/12")).isFalse();
    }

    private boolean sees(Role role, String text) {
        CarQuery query = ((QueryParse.Valid) CarQuery.parse(text)).query();
        Principal principal = new Principal("anna", role, Scope.ALL, "family", 1, null, null);
        return new View(principal, Set.of(Topic.CARS), query).sees(car, null, CONTEXT);
    }

    private static Car at(double latitude, double longitude) {
        Position position = new Position(latitude, longitude, 0, FleetFixtures.NOW);
        return FleetFixtures.wellCar("WBA-00041")
                .with(new Vitals(
                        FleetFixtures.NOW, position, null, null, null, null, null, null, null, null, null, null));
    }
}

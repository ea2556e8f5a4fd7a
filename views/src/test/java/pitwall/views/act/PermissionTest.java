package pitwall.views.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.RoleWords;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;

/// Everything that changes something is refused in words for the same reasons.
class PermissionTest {
    private final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));

    @ParameterizedTest
    @EnumSource(Capability.class)
    void whoMayIsNotHeldUpWhileThereIsAConnection(Capability needed) {
        assertThat(reason(needed, Frames.live(), holder(needed))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void withoutAConnectionItNeedsOne(Capability needed) {
        assertThat(reason(needed, Frames.offline(), holder(needed))).contains("Needs a live connection");
    }

    @Test
    void whatStaysOnThisComputerGoesOnWithoutAServer() {
        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("a.huber", Role.RELEASE_MANAGER),
                Frames.offline(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

        assertThat(Permission.alsoOffline(Capability.ROLLOUT_CREATE, fleet, strings)
                        .reasonProperty()
                        .get())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void thePastCannotBeChanged(Capability needed) {
        assertThat(reason(needed, Frames.replay(), holder(needed)))
                .contains("You are looking at the past; return to live first");
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void aWallOnlyShows(Capability needed) {
        fleet.onlyWatch(true);

        assertThat(reason(needed, Frames.live(), holder(needed))).contains("Wall mode only shows; F11 leaves it");
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void whoMayNotIsToldTheRightAndWhoHoldsIt(Capability needed) {
        Optional<Role> without = Arrays.stream(Role.values())
                .filter(role -> !role.capabilities().contains(needed))
                .findFirst();

        without.ifPresent(role -> assertThat(reason(needed, Frames.live(), role))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("Needs the right “" + strings.get(RoleWords.key(needed)) + "”; held by: ")
                        .contains(strings.get(RoleWords.key(holder(needed))))));
    }

    @Test
    void aMissingRightIsSaidBeforeAMissingConnection() {
        assertThat(reason(Capability.CARS_DELETE, Frames.offline(), Role.VIEWER).orElseThrow())
                .startsWith("Needs the right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyReasonHasWordsInBothLanguages(String language) {
        Strings words = Strings.strict(new Formats(Locale.of(language), ZoneId.of("UTC")));

        for (Freshness freshness : new Freshness[] {Frames.offline(), Frames.replay()}) {
            fleet.accept(Frames.of(freshness, SampleRollouts.as("a.huber", Role.ADMIN)));
            Permission permission = new Permission(Capability.CARS_DELETE, fleet, words);

            assertThat(permission.reasonProperty().get())
                    .hasValueSatisfying(text -> assertThat(text).isNotBlank());
        }
    }

    private Optional<String> reason(Capability needed, Freshness freshness, Role role) {
        Permission permission = new Permission(needed, fleet, strings);
        fleet.accept(Frames.of(freshness, SampleRollouts.as("a.huber", role)));
        return permission.reasonProperty().get();
    }

    private static Role holder(Capability needed) {
        return Arrays.stream(Role.values())
                .filter(role -> role.capabilities().contains(needed))
                .findFirst()
                .orElseThrow();
    }
}

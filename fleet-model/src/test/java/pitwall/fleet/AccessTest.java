package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
    @ParameterizedTest
    @CsvSource({
        "FLEET_READ, true, true, true, true, true",
        "POSITION_EXACT, false, false, true, true, true",
        "POSITION_KILOMETRE, false, true, true, true, true",
        "CARS_CREATE, false, false, true, true, true",
        "CARS_EDIT, false, false, true, true, true",
        "CARS_DELETE, false, false, false, false, true",
        "CARS_ENROL, false, false, false, false, true",
        "USERS_MANAGE, false, false, false, false, true",
        "RELEASE_REGISTER, false, false, false, true, false",
        "AUDIT_READ_OWN, true, true, true, true, true",
        "AUDIT_READ, false, false, true, true, true",
        "AUDIT_EXPORT, false, false, true, true, true",
        "CAR_UPDATE, false, false, true, true, false",
        "ROLLOUT_CREATE, false, false, true, true, false",
        "ROLLOUT_START, false, false, false, true, false",
        "ROLLOUT_PAUSE, false, false, true, true, true",
        "ROLLOUT_RESUME, false, false, false, true, false",
        "ROLLOUT_ROLL_BACK, false, false, true, true, false",
        "ROLLOUT_APPROVE, false, false, false, true, true",
        "UPDATE_FORCE, false, false, false, true, false",
        "SAFETY_POLICY_CHANGE, false, false, false, true, true",
        "SAFETY_POLICY_APPROVE, false, false, false, false, true",
        "ALARM_ACK, false, false, true, true, true",
        "ALARM_SHELVE, false, false, true, true, true",
        "ALARM_SHELVE_P1, false, false, true, false, true",
        "ALARM_MUTE, false, false, true, true, true",
        "ALARM_RULES, false, false, false, true, true",
        "REGIONS_EDIT, false, false, false, false, true",
        "CHANNELS_MANAGE, false, false, false, false, true"
    })
    void eachRoleMayWhatTheTableSays(
            Capability capability,
            boolean guest,
            boolean viewer,
            boolean operator,
            boolean releaseManager,
            boolean admin) {
        assertThat(Role.GUEST.may(capability)).isEqualTo(guest);
        assertThat(Role.VIEWER.may(capability)).isEqualTo(viewer);
        assertThat(Role.OPERATOR.may(capability)).isEqualTo(operator);
        assertThat(Role.RELEASE_MANAGER.may(capability)).isEqualTo(releaseManager);
        assertThat(Role.ADMIN.may(capability)).isEqualTo(admin);
    }

    @ParameterizedTest
    @CsvSource({"GUEST, REGION", "VIEWER, KILOMETRE", "OPERATOR, EXACT", "RELEASE_MANAGER, EXACT", "ADMIN, EXACT"})
    void positionsAreToldAsExactlyAsTheRoleMayKnow(Role role, Precision precision) {
        assertThat(role.precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyCanWidenARole(Role role) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> role.capabilities().add(Capability.USERS_MANAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "munich, '', true",
        "berlin, '', false",
        "munich, i4, true",
        "munich, iX, false",
        "'', iX, false"
    })
    void aScopeCoversACarThatMeetsBothOfItsAxes(String region, String model, boolean covered) {
        CarInfo inMunich = TestCars.well("A").info();

        assertThat(new Scope(axis(region), axis(model)).covers(inMunich)).isEqualTo(covered);
    }

    @Test
    void onlyAScopeWithoutAnyLimitIsUnlimited() {
        assertThat(Scope.ALL.isUnlimited()).isTrue();
        assertThat(new Scope(Set.of("munich"), Set.of()).isUnlimited()).isFalse();
        assertThat(new Scope(Set.of(), Set.of("i4")).isUnlimited()).isFalse();
    }

    @Test
    void aScopeKeepsWhatItWasGivenThen() {
        Set<String> regions = new HashSet<>(Set.of("munich"));
        Scope scope = new Scope(regions, Set.of());

        regions.add("berlin");

        assertThat(scope.regions()).containsExactly("munich");
    }

    private static Set<String> axis(String value) {
        return value.isEmpty() ? Set.of() : Set.of(value);
    }
}

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
        "FLEET_READ,     true,  true,  true,  true",
        "POSITION_EXACT, false, true,  true,  true",
        "CARS_CREATE,    false, true,  true,  true",
        "CARS_EDIT,      false, true,  true,  true",
        "CARS_DELETE,    false, false, false, true",
        "CARS_ENROL,     false, false, false, true",
        "USERS_MANAGE,   false, false, false, true",
        "RELEASE_REGISTER, false, false, true, false",
        "AUDIT_READ_OWN, true,  true,  true,  true",
        "AUDIT_READ,     false, true,  true,  true",
        "AUDIT_EXPORT,   false, true,  true,  true",
        "CAR_UPDATE,     false, true,  true,  false",
        "ROLLOUT_CREATE, false, true, true, false",
        "ROLLOUT_START, false, false, true, false",
        "ROLLOUT_PAUSE, false, true, true, true",
        "ROLLOUT_RESUME, false, false, true, false",
        "ROLLOUT_ROLL_BACK, false, true, true, false",
        "ROLLOUT_APPROVE, false, false, true, true",
        "UPDATE_FORCE, false, false, true, false",
        "SAFETY_POLICY_CHANGE, false, false, true, true",
        "SAFETY_POLICY_APPROVE, false, false, false, true",
        "ALARM_ACK, false, true, true, true",
        "ALARM_SHELVE, false, true, true, true",
        "ALARM_SHELVE_P1, false, true, false, true",
        "ALARM_MUTE, false, true, true, true",
        "ALARM_RULES, false, false, true, true",
        "REGIONS_EDIT, false, false, false, true",
        "CHANNELS_MANAGE, false, false, false, true"
    })
    void eachRoleMayWhatTheTableSays(
            Capability capability, boolean viewer, boolean operator, boolean releaseManager, boolean admin) {
        assertThat(Role.VIEWER.may(capability)).isEqualTo(viewer);
        assertThat(Role.OPERATOR.may(capability)).isEqualTo(operator);
        assertThat(Role.RELEASE_MANAGER.may(capability)).isEqualTo(releaseManager);
        assertThat(Role.ADMIN.may(capability)).isEqualTo(admin);
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

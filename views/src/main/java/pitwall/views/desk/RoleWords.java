package pitwall.views.desk;

import pitwall.fleet.Capability;
import pitwall.fleet.Role;

/// The message keys of roles and capabilities.
public final class RoleWords {
    private RoleWords() {}

    public static String key(Role role) {
        return switch (role) {
            case GUEST -> "role.guest";
            case VIEWER -> "role.viewer";
            case OPERATOR -> "role.operator";
            case RELEASE_MANAGER -> "role.release-manager";
            case ADMIN -> "role.admin";
        };
    }

    public static String key(Capability capability) {
        return switch (capability) {
            case FLEET_READ -> "capability.fleet-read";
            case POSITION_EXACT -> "capability.position-exact";
            case POSITION_KILOMETRE -> "capability.position-kilometre";
            case CARS_CREATE -> "capability.cars-create";
            case CARS_EDIT -> "capability.cars-edit";
            case CARS_DELETE -> "capability.cars-delete";
            case CARS_ENROL -> "capability.cars-enrol";
            case USERS_MANAGE -> "capability.users-manage";
            case RELEASE_REGISTER -> "capability.release-register";
            case AUDIT_READ_OWN -> "capability.audit-read-own";
            case AUDIT_READ -> "capability.audit-read";
            case AUDIT_EXPORT -> "capability.audit-export";
            case CAR_UPDATE -> "capability.car-update";
            case ROLLOUT_CREATE -> "capability.rollout-create";
            case ROLLOUT_START -> "capability.rollout-start";
            case ROLLOUT_PAUSE -> "capability.rollout-pause";
            case ROLLOUT_RESUME -> "capability.rollout-resume";
            case ROLLOUT_ROLL_BACK -> "capability.rollout-roll-back";
            case ROLLOUT_APPROVE -> "capability.rollout-approve";
            case UPDATE_FORCE -> "capability.update-force";
            case SAFETY_POLICY_CHANGE -> "capability.safety-policy-change";
            case SAFETY_POLICY_APPROVE -> "capability.safety-policy-approve";
            case ALARM_ACK -> "capability.alarm-ack";
            case ALARM_SHELVE -> "capability.alarm-shelve";
            case ALARM_SHELVE_P1 -> "capability.alarm-shelve-p1";
            case ALARM_MUTE -> "capability.alarm-mute";
            case ALARM_RULES -> "capability.alarm-rules";
            case REGIONS_EDIT -> "capability.regions-edit";
            case CHANNELS_MANAGE -> "capability.channels-manage";
        };
    }
}

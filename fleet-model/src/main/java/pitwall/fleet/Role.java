package pitwall.fleet;

import java.util.EnumSet;
import java.util.Set;

/// What a person may do, from looking to administering (W-1). A role is a set of capabilities; consoles
/// are told the capabilities and never decide from the name.
public enum Role {
    /// Sees how the fleet does, but of each car only the region: visitors, and screens that anybody can walk past.
    GUEST(EnumSet.of(Capability.FLEET_READ, Capability.AUDIT_READ_OWN)),
    VIEWER(EnumSet.of(Capability.FLEET_READ, Capability.POSITION_KILOMETRE, Capability.AUDIT_READ_OWN)),
    OPERATOR(EnumSet.of(
            Capability.FLEET_READ,
            Capability.POSITION_EXACT,
            Capability.POSITION_KILOMETRE,
            Capability.CARS_CREATE,
            Capability.CARS_EDIT,
            Capability.CAR_UPDATE,
            Capability.ROLLOUT_CREATE,
            Capability.ROLLOUT_PAUSE,
            Capability.ROLLOUT_ROLL_BACK,
            Capability.ALARM_ACK,
            Capability.ALARM_SHELVE,
            Capability.ALARM_SHELVE_P1,
            Capability.ALARM_MUTE,
            Capability.AUDIT_READ_OWN,
            Capability.AUDIT_READ,
            Capability.AUDIT_EXPORT)),
    RELEASE_MANAGER(EnumSet.of(
            Capability.FLEET_READ,
            Capability.POSITION_EXACT,
            Capability.POSITION_KILOMETRE,
            Capability.CARS_CREATE,
            Capability.CARS_EDIT,
            Capability.RELEASE_REGISTER,
            Capability.CAR_UPDATE,
            Capability.ROLLOUT_CREATE,
            Capability.ROLLOUT_START,
            Capability.ROLLOUT_PAUSE,
            Capability.ROLLOUT_RESUME,
            Capability.ROLLOUT_ROLL_BACK,
            Capability.ROLLOUT_APPROVE,
            Capability.UPDATE_FORCE,
            Capability.SAFETY_POLICY_CHANGE,
            Capability.ALARM_ACK,
            Capability.ALARM_SHELVE,
            Capability.ALARM_MUTE,
            Capability.ALARM_RULES,
            Capability.AUDIT_READ_OWN,
            Capability.AUDIT_READ,
            Capability.AUDIT_EXPORT)),
    /// Looks after people and the server; signs for no software and puts none on cars, but may stop those who do.
    ADMIN(EnumSet.complementOf(EnumSet.of(
            Capability.RELEASE_REGISTER,
            Capability.CAR_UPDATE,
            Capability.ROLLOUT_CREATE,
            Capability.ROLLOUT_START,
            Capability.ROLLOUT_RESUME,
            Capability.ROLLOUT_ROLL_BACK,
            Capability.UPDATE_FORCE)));

    private final Set<Capability> capabilities;

    Role(EnumSet<Capability> capabilities) {
        this.capabilities = Set.copyOf(capabilities);
    }

    public Set<Capability> capabilities() {
        return capabilities;
    }

    /// How exactly it may know where cars are.
    public Precision precision() {
        return Precision.of(capabilities);
    }

    public boolean may(Capability capability) {
        return capabilities.contains(capability);
    }
}

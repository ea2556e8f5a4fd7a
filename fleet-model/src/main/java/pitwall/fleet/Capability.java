package pitwall.fleet;

/// One thing a person may be allowed to do. Checked on the server; the console uses it only to
/// say beforehand why something is disabled.
public enum Capability {
    FLEET_READ,
    /// Where cars are, as exactly as they say it; see [Precision].
    POSITION_EXACT,
    /// The same to about a kilometre; who has neither knows the regions of cars and no more.
    POSITION_KILOMETRE,
    CARS_CREATE,
    CARS_EDIT,
    CARS_DELETE,
    CARS_ENROL,
    USERS_MANAGE,
    /// Register, sign for and revoke releases.
    RELEASE_REGISTER,
    /// Read what one did oneself in the audit trail.
    AUDIT_READ_OWN,
    /// Read what others did within one's scope.
    AUDIT_READ,
    /// Take that away as a file.
    AUDIT_EXPORT,
    /// Have one car updated, or brought back to what it ran.
    CAR_UPDATE,
    /// Write rollouts down, and start those of the first ring.
    ROLLOUT_CREATE,
    /// Start rollouts of any ring.
    ROLLOUT_START,
    /// Stop a rollout, for a while or for good.
    ROLLOUT_PAUSE,
    /// Let a rollout go on, past a failed gate too.
    ROLLOUT_RESUME,
    /// Bring the cars of a rollout back.
    ROLLOUT_ROLL_BACK,
    /// Be the second person for somebody else's rollout.
    ROLLOUT_APPROVE,
    /// Lift the server's own gates, with a reason and a second person. The car still decides for itself.
    UPDATE_FORCE,
    /// Change the safety policy to ask for more, and propose one that asks for less.
    SAFETY_POLICY_CHANGE,
    /// Be the second person for a policy that asks for less.
    SAFETY_POLICY_APPROVE,
    /// Say that one knows of an alarm.
    ALARM_ACK,
    /// Put alarms aside for a while.
    ALARM_SHELVE,
    /// The same with the most urgent ones.
    ALARM_SHELVE_P1,
    /// Hide alarms by a matcher, and take things out of service.
    ALARM_MUTE,
    /// Change the rules by which alarms come, and who is told of them.
    ALARM_RULES,
    /// Draw regions, and say whether cars come and go by where they are.
    REGIONS_EDIT,
    /// Change the ways to those who are told outside, and try them out.
    CHANNELS_MANAGE
}

package pitwall.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import pitwall.fleet.Capability;
import pitwall.server.access.Rule;

/// Every route of the server and who may use it. A route that is not here does not exist.
public enum ApiRoute {
    SIGN_IN("POST", "/api/v1/auth/sign-in", new Rule.Open()),
    REFRESH("POST", "/api/v1/auth/refresh", new Rule.Open()),
    CONFIRM("POST", "/api/v1/auth/confirm", new Rule.SignedIn()),
    SIGN_OUT("POST", "/api/v1/auth/sign-out", new Rule.SignedIn()),
    ME("GET", "/api/v1/me", new Rule.SignedIn()),
    LIST_CARS("GET", "/api/v1/cars", new Rule.Needs(Capability.FLEET_READ), "/api/cars"),
    CREATE_CAR("POST", "/api/v1/cars", new Rule.Needs(Capability.CARS_CREATE), "/api/cars"),
    GET_CAR("GET", "/api/v1/cars/{id}", new Rule.Needs(Capability.FLEET_READ), "/api/cars/{id}"),
    PATCH_CAR("PATCH", "/api/v1/cars/{id}", new Rule.Needs(Capability.CARS_EDIT)),
    DELETE_CAR("DELETE", "/api/v1/cars/{id}", new Rule.Needs(Capability.CARS_DELETE)),
    CAR_LOGS("GET", "/api/v1/cars/{id}/logs", new Rule.Needs(Capability.FLEET_READ)),
    CAR_TIMELINE("GET", "/api/v1/cars/{id}/timeline", new Rule.Needs(Capability.FLEET_READ)),
    CAR_TELEMETRY("GET", "/api/v1/cars/{id}/telemetry", new Rule.Needs(Capability.FLEET_READ)),
    NOTE_CAR("POST", "/api/v1/cars/{id}/notes", new Rule.Needs(Capability.CARS_EDIT)),
    ENROL_CAR("POST", "/api/v1/cars/{id}/enrolment", new Rule.Needs(Capability.CARS_ENROL)),
    LIST_LOGS("GET", "/api/v1/logs", new Rule.Needs(Capability.FLEET_READ)),
    LOG_HISTOGRAM("GET", "/api/v1/logs/histogram", new Rule.Needs(Capability.FLEET_READ)),
    LOG_EXPORT("GET", "/api/v1/logs/export", new Rule.Needs(Capability.FLEET_READ)),
    SERVER_LOGS("GET", "/api/v1/server/logs", new Rule.Needs(Capability.AUDIT_READ)),
    SERVER_LOG_HISTOGRAM("GET", "/api/v1/server/logs/histogram", new Rule.Needs(Capability.AUDIT_READ)),
    SERVER_LOG_EXPORT("GET", "/api/v1/server/logs/export", new Rule.Needs(Capability.AUDIT_READ)),
    CAR_TRACK("GET", "/api/v1/cars/{id}/track", new Rule.Needs(Capability.FLEET_READ)),
    HISTORY("GET", "/api/v1/history", new Rule.Needs(Capability.FLEET_READ)),
    HISTORY_CARS("GET", "/api/v1/history/cars", new Rule.Needs(Capability.FLEET_READ)),
    FLEET_SUMMARY("GET", "/api/v1/fleet/summary", new Rule.Needs(Capability.FLEET_READ)),
    LIST_USERS("GET", "/api/v1/users", new Rule.Needs(Capability.USERS_MANAGE)),
    CREATE_USER("POST", "/api/v1/users", new Rule.Needs(Capability.USERS_MANAGE)),
    GET_USER("GET", "/api/v1/users/{name}", new Rule.Needs(Capability.USERS_MANAGE)),
    PATCH_USER("PATCH", "/api/v1/users/{name}", new Rule.Needs(Capability.USERS_MANAGE)),
    DELETE_USER("DELETE", "/api/v1/users/{name}", new Rule.Needs(Capability.USERS_MANAGE)),
    LIST_RELEASES("GET", "/api/v1/releases", new Rule.Needs(Capability.FLEET_READ)),
    CREATE_RELEASE("POST", "/api/v1/releases", new Rule.Needs(Capability.RELEASE_REGISTER)),
    GET_RELEASE("GET", "/api/v1/releases/{version}", new Rule.Needs(Capability.FLEET_READ)),
    REVOKE_RELEASE("POST", "/api/v1/releases/{version}/revocation", new Rule.Needs(Capability.RELEASE_REGISTER)),
    UPLOADED("HEAD", "/api/v1/releases/{version}/upload", new Rule.Needs(Capability.RELEASE_REGISTER)),
    UPLOAD("PATCH", "/api/v1/releases/{version}/upload", new Rule.Needs(Capability.RELEASE_REGISTER)),
    ARTIFACT_FACTS("HEAD", "/api/v1/releases/{version}/artifact", new Rule.Download(Capability.FLEET_READ)),
    ARTIFACT("GET", "/api/v1/releases/{version}/artifact", new Rule.Download(Capability.FLEET_READ)),
    TUF_FILE("GET", "/api/v1/tuf/{file}", new Rule.Download(Capability.FLEET_READ)),
    PUBLISH_ROOT("POST", "/api/v1/tuf/root", new Rule.Needs(Capability.RELEASE_REGISTER)),
    PUBLISH_TARGETS("POST", "/api/v1/tuf/targets", new Rule.Needs(Capability.RELEASE_REGISTER)),
    ONLINE_KEYS("GET", "/api/v1/release-keys", new Rule.Needs(Capability.FLEET_READ)),
    MAKE_ONLINE_KEYS("POST", "/api/v1/release-keys", new Rule.Needs(Capability.RELEASE_REGISTER)),
    LIST_AUDIT("GET", "/api/v1/audit", new Rule.Needs(Capability.AUDIT_READ_OWN)),
    AUDIT_HEAD("GET", "/api/v1/audit/head", new Rule.Needs(Capability.AUDIT_READ_OWN)),
    AUDIT_PROOF("GET", "/api/v1/audit/proof", new Rule.Needs(Capability.AUDIT_READ_OWN)),
    AUDIT_EVIDENCE("GET", "/api/v1/audit/evidence", new Rule.Needs(Capability.AUDIT_READ_OWN)),
    AUDIT_VERIFY("GET", "/api/v1/audit/verify", new Rule.Needs(Capability.AUDIT_READ)),
    AUDIT_EXPORT("GET", "/api/v1/audit/export", new Rule.Needs(Capability.AUDIT_EXPORT)),
    NOTE_EXPORT("POST", "/api/v1/exports", new Rule.Needs(Capability.FLEET_READ)),
    ERASE_PERSON("POST", "/api/v1/audit/erasure", new Rule.Needs(Capability.USERS_MANAGE)),
    GET_AUDIT_ENTRY("GET", "/api/v1/audit/{n}", new Rule.Needs(Capability.AUDIT_READ_OWN)),
    LIST_ROLLOUTS("GET", "/api/v1/rollouts", new Rule.Needs(Capability.FLEET_READ)),
    CREATE_ROLLOUT("POST", "/api/v1/rollouts", new Rule.Needs(Capability.ROLLOUT_CREATE)),
    PREVIEW_ROLLOUT("POST", "/api/v1/rollouts/preview", new Rule.Needs(Capability.ROLLOUT_CREATE)),
    ROLLOUT_TEMPLATES("GET", "/api/v1/rollout-templates", new Rule.Needs(Capability.FLEET_READ)),
    LAUNCH_ROLLOUT(
            "POST",
            "/api/v1/rollouts/launch",
            new Rule.Needs(Capability.ROLLOUT_CREATE),
            "/api/updates/staged-rollout"),
    BULK_UPDATE("POST", "/api/v1/updates/bulk", new Rule.Needs(Capability.ROLLOUT_CREATE), "/api/updates/bulk"),
    LIST_APPROVALS("GET", "/api/v1/approvals", new Rule.Needs(Capability.FLEET_READ)),
    LIST_DESIRED_STATES("GET", "/api/v1/desired-states", new Rule.Needs(Capability.FLEET_READ)),
    GET_DESIRED_STATE("GET", "/api/v1/desired-states/{name}", new Rule.Needs(Capability.FLEET_READ)),
    PUT_DESIRED_STATE("PUT", "/api/v1/desired-states/{name}", new Rule.Needs(Capability.ROLLOUT_CREATE)),
    GET_ROLLOUT("GET", "/api/v1/rollouts/{id}", new Rule.Needs(Capability.FLEET_READ)),
    EDIT_ROLLOUT("PUT", "/api/v1/rollouts/{id}", new Rule.Needs(Capability.ROLLOUT_CREATE)),
    ROLLOUT_LANES("GET", "/api/v1/rollouts/{id}/lanes", new Rule.Needs(Capability.FLEET_READ)),
    ROLLOUT_EFFECTS("GET", "/api/v1/rollouts/{id}/effects", new Rule.Needs(Capability.FLEET_READ)),
    ROLLOUT_DRIFT("GET", "/api/v1/rollouts/{id}/drift", new Rule.Needs(Capability.FLEET_READ)),
    ROLLOUT_CARS("GET", "/api/v1/rollouts/{id}/cars", new Rule.Needs(Capability.FLEET_READ)),
    ROLLOUT_DECISIONS("GET", "/api/v1/rollouts/{id}/decisions", new Rule.Needs(Capability.FLEET_READ)),
    ROLLOUT_REPORT("GET", "/api/v1/rollouts/{id}/report", new Rule.Needs(Capability.FLEET_READ)),
    START_ROLLOUT("POST", "/api/v1/rollouts/{id}/start", new Rule.Needs(Capability.ROLLOUT_CREATE)),
    APPROVE_ROLLOUT("POST", "/api/v1/rollouts/{id}/approve", new Rule.Needs(Capability.ROLLOUT_APPROVE)),
    REJECT_ROLLOUT("POST", "/api/v1/rollouts/{id}/reject", new Rule.Needs(Capability.ROLLOUT_APPROVE)),
    PAUSE_ROLLOUT("POST", "/api/v1/rollouts/{id}/pause", new Rule.Needs(Capability.ROLLOUT_PAUSE)),
    RESUME_ROLLOUT("POST", "/api/v1/rollouts/{id}/resume", new Rule.Needs(Capability.ROLLOUT_RESUME)),
    ADVANCE_ROLLOUT("POST", "/api/v1/rollouts/{id}/advance", new Rule.Needs(Capability.ROLLOUT_RESUME)),
    ABORT_ROLLOUT("POST", "/api/v1/rollouts/{id}/abort", new Rule.Needs(Capability.ROLLOUT_PAUSE)),
    ROLL_BACK_ROLLOUT("POST", "/api/v1/rollouts/{id}/rollback", new Rule.Needs(Capability.ROLLOUT_ROLL_BACK)),
    RETRY_ROLLOUT("POST", "/api/v1/rollouts/{id}/retry", new Rule.Needs(Capability.CAR_UPDATE)),
    UPDATE_CAR("POST", "/api/v1/cars/{id}/update", new Rule.Needs(Capability.CAR_UPDATE), "/api/updates/{id}"),
    ROLL_BACK_CAR(
            "POST", "/api/v1/cars/{id}/rollback", new Rule.Needs(Capability.CAR_UPDATE), "/api/updates/{id}/rollback"),
    CAR_UPDATES("GET", "/api/v1/cars/{id}/updates", new Rule.Needs(Capability.FLEET_READ), "/api/updates/{id}/history"),
    CAR_DESIRED("GET", "/api/v1/cars/{id}/desired", new Rule.Needs(Capability.FLEET_READ)),
    CAR_WHY("GET", "/api/v1/cars/{id}/why-not-updating", new Rule.Needs(Capability.FLEET_READ)),
    LIST_DEVICES("GET", "/api/v1/devices", new Rule.Needs(Capability.FLEET_READ)),
    GET_DEVICE("GET", "/api/v1/devices/{id}", new Rule.Needs(Capability.FLEET_READ)),
    PUT_DEVICE("PUT", "/api/v1/devices/{id}", new Rule.Needs(Capability.CARS_EDIT)),
    DELETE_DEVICE("DELETE", "/api/v1/devices/{id}", new Rule.Needs(Capability.CARS_DELETE)),
    UPDATE_DEVICE("POST", "/api/v1/devices/{id}/update", new Rule.Needs(Capability.CAR_UPDATE)),
    GET_DEVICE_CONFIG("GET", "/api/v1/config", new Rule.Needs(Capability.FLEET_READ)),
    SET_DEVICE_CONFIG("POST", "/api/v1/config", new Rule.Needs(Capability.CARS_EDIT)),
    GET_SAFETY_POLICY("GET", "/api/v1/safety-policy", new Rule.Needs(Capability.FLEET_READ)),
    CHANGE_SAFETY_POLICY("PUT", "/api/v1/safety-policy", new Rule.Needs(Capability.SAFETY_POLICY_CHANGE)),
    SAFETY_POLICY_HISTORY("GET", "/api/v1/safety-policy/history", new Rule.Needs(Capability.FLEET_READ)),
    PREVIEW_SAFETY_POLICY("POST", "/api/v1/safety-policy/preview", new Rule.Needs(Capability.SAFETY_POLICY_CHANGE)),
    PROPOSE_WEAKER_POLICY("POST", "/api/v1/safety-policy/weakening", new Rule.Needs(Capability.SAFETY_POLICY_CHANGE)),
    WITHDRAW_WEAKER_POLICY(
            "DELETE", "/api/v1/safety-policy/weakening", new Rule.Needs(Capability.SAFETY_POLICY_CHANGE)),
    APPROVE_WEAKER_POLICY(
            "POST", "/api/v1/safety-policy/weakening/approve", new Rule.Needs(Capability.SAFETY_POLICY_APPROVE)),
    REJECT_WEAKER_POLICY(
            "POST", "/api/v1/safety-policy/weakening/reject", new Rule.Needs(Capability.SAFETY_POLICY_APPROVE)),
    LIST_ALARMS("GET", "/api/v1/alarms", new Rule.Needs(Capability.FLEET_READ)),
    GET_ALARM("GET", "/api/v1/alarms/{id}", new Rule.Needs(Capability.FLEET_READ)),
    ALARM_JOURNAL("GET", "/api/v1/alarm-journal", new Rule.Needs(Capability.FLEET_READ)),
    ACKNOWLEDGE_ALARMS("POST", "/api/v1/alarms/acknowledge", new Rule.Needs(Capability.ALARM_ACK)),
    ACKNOWLEDGE_ALARM("POST", "/api/v1/alarms/{id}/acknowledge", new Rule.Needs(Capability.ALARM_ACK)),
    SHELVE_ALARM("POST", "/api/v1/alarms/{id}/shelve", new Rule.Needs(Capability.ALARM_SHELVE)),
    UNSHELVE_ALARM("DELETE", "/api/v1/alarms/{id}/shelve", new Rule.Needs(Capability.ALARM_SHELVE)),
    LIST_ALARM_MUTES("GET", "/api/v1/alarm-mutes", new Rule.Needs(Capability.FLEET_READ)),
    PREVIEW_ALARM_MUTE("POST", "/api/v1/alarm-mutes/preview", new Rule.Needs(Capability.ALARM_MUTE)),
    MUTE_ALARMS("POST", "/api/v1/alarm-mutes", new Rule.Needs(Capability.ALARM_MUTE)),
    UNMUTE_ALARMS("DELETE", "/api/v1/alarm-mutes/{id}", new Rule.Needs(Capability.ALARM_MUTE)),
    LIST_ALARM_RULES("GET", "/api/v1/alarm-rules", new Rule.Needs(Capability.FLEET_READ)),
    GET_ALARM_RULE("GET", "/api/v1/alarm-rules/{name}", new Rule.Needs(Capability.FLEET_READ)),
    PUT_ALARM_RULE("PUT", "/api/v1/alarm-rules/{name}", new Rule.Needs(Capability.ALARM_RULES)),
    LIST_REGIONS("GET", "/api/v1/regions", new Rule.Needs(Capability.FLEET_READ)),
    IMPORT_REGIONS("POST", "/api/v1/regions/import", new Rule.Needs(Capability.REGIONS_EDIT)),
    GET_REGION("GET", "/api/v1/regions/{name}", new Rule.Needs(Capability.FLEET_READ)),
    PUT_REGION("PUT", "/api/v1/regions/{name}", new Rule.Needs(Capability.REGIONS_EDIT)),
    DELETE_REGION("DELETE", "/api/v1/regions/{name}", new Rule.Needs(Capability.REGIONS_EDIT)),
    BACK_TEST_RULE("POST", "/api/v1/alarm-rules/back-test", new Rule.Needs(Capability.ALARM_RULES)),
    PREVIEW_ALARM_RULES("POST", "/api/v1/alarm-rules/import/preview", new Rule.Needs(Capability.ALARM_RULES)),
    IMPORT_ALARM_RULES("POST", "/api/v1/alarm-rules/import", new Rule.Needs(Capability.ALARM_RULES)),
    LIST_CHANNELS("GET", "/api/v1/notification-channels", new Rule.Needs(Capability.ALARM_RULES)),
    GET_CHANNEL("GET", "/api/v1/notification-channels/{name}", new Rule.Needs(Capability.ALARM_RULES)),
    PUT_CHANNEL("PUT", "/api/v1/notification-channels/{name}", new Rule.Needs(Capability.CHANNELS_MANAGE)),
    DELETE_CHANNEL("DELETE", "/api/v1/notification-channels/{name}", new Rule.Needs(Capability.CHANNELS_MANAGE)),
    TEST_CHANNEL("POST", "/api/v1/notification-channels/{name}/test", new Rule.Needs(Capability.CHANNELS_MANAGE)),
    RETRY_CHANNEL("POST", "/api/v1/notification-channels/{name}/retry", new Rule.Needs(Capability.CHANNELS_MANAGE)),
    LIST_DELIVERIES("GET", "/api/v1/notification-deliveries", new Rule.Needs(Capability.ALARM_RULES)),
    RETRY_DELIVERY("POST", "/api/v1/notification-deliveries/{id}/retry", new Rule.Needs(Capability.CHANNELS_MANAGE)),
    HEALTH("GET", "/healthz", new Rule.Open()),
    READY("GET", "/readyz", new Rule.Open()),
    METRICS("GET", "/metrics", new Rule.Open()),
    OPENAPI("GET", "/api/v1/openapi.yaml", new Rule.Open()),
    ASYNCAPI("GET", "/api/v1/asyncapi.yaml", new Rule.Open()),
    STREAM("WS", "/api/v1/stream", new Rule.Needs(Capability.FLEET_READ)),
    CAR_LINK("WS", "/api/v1/cars/{id}/link", new Rule.CarProof());

    private final String method;
    private final List<String> paths;
    private final Rule rule;

    ApiRoute(String method, String path, Rule rule, String... aliases) {
        this.method = method;
        this.paths = Stream.concat(Stream.of(path), Arrays.stream(aliases)).toList();
        this.rule = rule;
    }

    /// `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`, or `WS` for a WebSocket.
    public String method() {
        return method;
    }

    /// The path itself.
    public String path() {
        return paths.getFirst();
    }

    /// The path and its other names.
    public List<String> paths() {
        return paths;
    }

    public Rule rule() {
        return rule;
    }

    public boolean isSocket() {
        return method.equals("WS");
    }
}

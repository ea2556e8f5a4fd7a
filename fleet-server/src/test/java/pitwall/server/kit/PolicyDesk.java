package pitwall.server.kit;

import java.util.Optional;
import pitwall.protocol.rest.ApprovePolicy;
import pitwall.protocol.rest.ChangePolicy;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RejectPolicy;
import pitwall.protocol.rest.SafetyPolicyEntry;

/// The safety policy as people see and change it over REST.
public final class PolicyDesk {
    public static final String PATH = "/api/v1/safety-policy";

    private PolicyDesk() {}

    public static SafetyPolicyEntry read(Person person) {
        return person.get(PATH).data(SafetyPolicyEntry.class);
    }

    /// One rule for all cars: parked and not autonomous.
    public static PolicyRules battery(int percent) {
        return rules("\"minimumBatteryPercent\": " + percent);
    }

    /// One rule for all cars, with a window beside.
    public static PolicyRules window(int percent, String from, String to) {
        return rules("\"minimumBatteryPercent\": " + percent + ", \"windows\": [{\"from\": \"" + from + "\", \"to\": \""
                + to + "\"}]");
    }

    private static PolicyRules rules(String more) {
        return Person.parse(
                "{\"rules\": [{\"scope\": \"EVERYWHERE\", \"stationary\": true, \"notAutonomous\": true, " + more
                        + "}]}",
                PolicyRules.class);
    }

    public static Person.Reply change(Person person, PolicyRules policy, long seen, String... headers) {
        return person.send("PUT", PATH, body(policy), with(seen, headers));
    }

    public static Person.Reply propose(Person person, PolicyRules policy, long seen, String... headers) {
        return person.send("POST", PATH + "/weakening", body(policy), with(seen, headers));
    }

    public static Person.Reply approve(Person person, String hash) {
        return person.post(PATH + "/weakening/approve", new ApprovePolicy(hash, "Agreed"));
    }

    public static Person.Reply reject(Person person, String hash) {
        return person.post(PATH + "/weakening/reject", new RejectPolicy(hash, "Not now"));
    }

    private static Optional<String> body(PolicyRules policy) {
        return Optional.of(Person.json(new ChangePolicy(policy, "Winter")));
    }

    private static String[] with(long seen, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "If-Match";
        all[1] = '"' + Long.toString(seen) + '"';
        return all;
    }
}

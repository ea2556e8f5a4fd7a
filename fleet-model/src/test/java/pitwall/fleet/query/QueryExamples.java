package pitwall.fleet.query;

import static pitwall.fleet.TestCars.NOW;

import java.util.List;
import java.util.Map;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;

/// One car, queries that find it and queries that do not: what the language means, by example.
final class QueryExamples {
    /// A car in Munich whose update failed; heard ten seconds ago.
    static final Car FAILED = new Car(
            new CarInfo(
                    new CarId("WBA-00041"),
                    "Grüner Bus, alt",
                    "munich",
                    "i4",
                    2,
                    "agent-41",
                    "WBA1234567890",
                    Map.of("test", "yes", "owner", "Team A"),
                    NOW,
                    1),
            new CarStatus(
                    Motion.PARKED,
                    Workload.RUNNING,
                    AgentStatus.RUNNING,
                    SafetyState.NORMAL,
                    Convergence.FAILED,
                    Connectivity.ONLINE,
                    "4.2.1",
                    "4.3.0",
                    ReasonCode.SIGNATURE_INVALID,
                    "bad key",
                    NOW,
                    NOW),
            new Vitals(NOW.minusSeconds(10), null, 0, 29, false, 43, -5, 20, 30, 50, 90, 100L));

    /// Its part in a rollout in which it failed for another reason before.
    static final CarPart PART = new CarPart() {
        @Override
        public String rollout() {
            return "R-118";
        }

        @Override
        public ReasonCode failure() {
            return ReasonCode.HASH_MISMATCH;
        }
    };

    static final List<String> FOUND = List.of(
            "",
            "   ",
            "id:wba-00041",
            "id:WBA-*",
            "id:*41",
            "id:*a-0*4*",
            "name:\"grüner bus, alt\"",
            "name:GRÜNER*",
            "name:\"grüner bus*\"",
            "REGION:Munich",
            "model:i4,ix",
            "ring:2",
            "ring:1,2",
            "ring:>=2",
            "ring:<=2",
            "status:failed",
            "status:blocked,FAILED",
            "status:*",
            "motion:parked",
            "workload:running",
            "convergence:failed",
            "agent:running",
            "online:yes",
            "battery:<30",
            "battery:29",
            "battery:<10,>20",
            "seen:<11s",
            "seen:>=10s",
            "seen:<=10s",
            "seen:<1m",
            "seen:<1H",
            "seen:<1d",
            "seen:*",
            "changed:<5s",
            "changed:<=0s",
            "changed:*",
            "changed:0s",
            "changed:20m",
            "changed:1D",
            "changed:12:00",
            "changed:11:59:59",
            "changed:12:00:01",
            "changed:2026-05-04T12:00:00Z",
            "changed:2026-05-04t12:00",
            "changed:2026-05-04T11:59:59.5Z",
            "changed:13:00,11:00",
            "-changed:2026-05-04T12:01Z",
            "version:4.2.*",
            "version:4.2.1",
            "desired:4.3.0",
            "reason:signature_invalid",
            "reason:*",
            "rollout:R-118",
            "rollout:r-118,R-119",
            "ROLLOUT:R-*",
            "rollout:*",
            "-rollout:R-119",
            "failure:hash_mismatch",
            "failure:*",
            "rollout:R-118 failure:HASH_*",
            "tag:test",
            "tag:TE*",
            "label:\"owner=Team A\"",
            "label:\"OWNER=team*\"",
            "label:*=*",
            "label:test=yes",
            "vin:*7890",
            "priority:1",
            "priority:<3",
            "speed:0",
            "temp:-5",
            "temp:<0",
            "temp:>-6",
            "cpu:20",
            "mem:30",
            "disk:50",
            "progress:43",
            "progress:*",
            "-tag:spare",
            "-region:berlin,hamburg",
            "-ring:1",
            "41",
            "bus",
            "grün",
            "MUNICH",
            "4.2",
            "signature",
            "owner",
            "\"team a\"",
            "\"bus, alt\"",
            "wba-*",
            "-berlin",
            "nothing,bus",
            "region:munich ring:1,2 status:failed version:4.2.* -tag:spare \"team a\"");

    static final List<String> MISSED = List.of(
            "id:wba",
            "id:WBA-00041*1",
            "id:*00041*00041*",
            "name:bus",
            "region:munic",
            "region:berlin",
            "ring:1,3",
            "ring:<2",
            "ring:>2",
            "status:insync",
            "-status:*",
            "motion:driving",
            "workload:failed",
            "online:no,never",
            "battery:>=30",
            "-battery:*",
            "seen:>10s",
            "seen:<10s",
            "-seen:*",
            "changed:>0s",
            "-changed:20m",
            "-changed:12:00",
            "changed:2026-05-04T12:00:01Z",
            "changed:2026-05-04T12:00:00.000000001Z",
            "changed:2027-01-01T00:00",
            "version:4.2",
            "version:4.3.0",
            "reason:BATTERY_LOW",
            "rollout:R-11",
            "rollout:118",
            "-rollout:*",
            "R-118",
            "failure:SIGNATURE_INVALID",
            "-failure:*",
            "tag:yes",
            "label:owner=Team",
            "label:test=no",
            "priority:2,3",
            "temp:5",
            "-tag:test",
            "-tag:spare,test",
            "berlin",
            "-bus",
            "bus berlin",
            "wba*5",
            "\"bus  alt\"",
            "\"b*s\"",
            "\"b\\*s\"");

    private QueryExamples() {}
}

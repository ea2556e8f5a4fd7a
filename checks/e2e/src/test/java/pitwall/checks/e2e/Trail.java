package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// What an administrator reads in the audit trail.
final class Trail {
    private Trail() {}

    static void assertHolds(ServerView admin) {
        JsonNode verdict = admin.get("/api/v1/audit/verify").path("data");
        assertThat(verdict.hasNonNull("broken")).as(verdict.toString()).isFalse();
        assertThat(verdict.hasNonNull("next")).as("all of it was checked").isFalse();
    }

    /// How many entries each accepted write has, by its action and its object.
    static Map<String, Integer> accepted(ServerView admin) {
        Map<String, Integer> accepted = new TreeMap<>();
        long before = Long.MAX_VALUE;
        JsonNode page;
        do {
            page = admin.get("/api/v1/audit?limit=500" + (before == Long.MAX_VALUE ? "" : "&before=" + before))
                    .path("data");
            for (JsonNode entry : page) {
                before = Math.min(before, entry.path("n").asLong());
                if (entry.path("result").asText().equals("ACCEPTED")) {
                    accepted.merge(
                            entry.path("action").asText() + " "
                                    + entry.path("objectId").asText(),
                            1,
                            Integer::sum);
                }
            }
        } while (!page.isEmpty());
        return accepted;
    }

    /// Each accepted write about a rollout has one entry.
    static void assertOneEntryEach(Map<String, Integer> accepted) {
        assertThat(accepted.entrySet().stream().filter(write -> write.getKey().contains("ROLLOUT ")))
                .isNotEmpty()
                .allSatisfy(
                        write -> assertThat(write.getValue()).as(write.getKey()).isEqualTo(1));
    }
}

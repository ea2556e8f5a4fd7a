package pitwall.server.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.release.VersionOrder;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.server.rollout.RolloutCard;

/// Which rollouts a list shows and in which order (U-2). Pure.
///
/// @param text in the id, the name, the version or the requester, whatever the case; empty for all
/// @param version exactly this one; empty for all
/// @param requester exactly this person; empty for all
record RolloutListing(
        Set<RolloutStatus> statuses, String text, String version, String requester, Comparator<RolloutCard> order) {
    private static final Set<String> WORDS =
            Set.of("status", "text", "version", "requester", "sort", "order", "page", "size");
    private static final Map<String, Comparator<RolloutCard>> COLUMNS = Map.of(
            "number", Comparator.comparingLong(RolloutCard::number),
            "name", Comparator.comparing(RolloutCard::name, String.CASE_INSENSITIVE_ORDER),
            "version", Comparator.comparing(RolloutCard::version, VersionOrder.INSTANCE),
            "status", Comparator.comparing(RolloutCard::status),
            "requester", Comparator.comparing(RolloutCard::requestedBy),
            "size", Comparator.comparingInt(RolloutCard::size));

    RolloutListing {
        statuses = Set.copyOf(statuses);
    }

    /// Reads the parameters of a request; `more` are those that its route reads itself.
    static RolloutListing of(ApiCall call, String... more) {
        Set<String> known = new HashSet<>(WORDS);
        known.addAll(List.of(more));
        call.allowOnly(known);
        return new RolloutListing(
                call.query("status").map(RolloutListing::statuses).orElse(Set.of(RolloutStatus.values())),
                call.query("text").orElse("").toLowerCase(Locale.ROOT),
                call.query("version").orElse(""),
                call.query("requester").orElse(""),
                order(call));
    }

    private static Set<RolloutStatus> statuses(String text) {
        try {
            return Set.copyOf(Arrays.stream(text.split(","))
                    .map(word -> RolloutStatus.valueOf(word.toUpperCase(Locale.ROOT)))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("status", "must be statuses of rollouts, by commas"));
        }
    }

    /// The newest first where nothing else is asked for; equal ones by their number.
    private static Comparator<RolloutCard> order(ApiCall call) {
        String column = call.query("sort").orElse("number");
        Comparator<RolloutCard> order = Optional.ofNullable(COLUMNS.get(column))
                .orElseThrow(() -> new FaultException(Fault.validation("sort", "is not a column")));
        String direction = call.query("order").orElse(column.equals("number") ? "desc" : "asc");
        Comparator<RolloutCard> directed = switch (direction) {
            case "asc" -> order;
            case "desc" -> order.reversed();
            default -> throw new FaultException(Fault.validation("order", "must be asc or desc"));
        };
        return directed.thenComparing(COLUMNS.getOrDefault("number", order));
    }

    boolean shows(RolloutCard rollout) {
        return statuses.contains(rollout.status())
                && (version.isEmpty() || version.equals(rollout.version()))
                && (requester.isEmpty() || requester.equals(rollout.requestedBy()))
                && (text.isEmpty() || words(rollout).contains(text));
    }

    private static String words(RolloutCard rollout) {
        return String.join("\n", rollout.id().value(), rollout.name(), rollout.version(), rollout.requestedBy())
                .toLowerCase(Locale.ROOT);
    }
}

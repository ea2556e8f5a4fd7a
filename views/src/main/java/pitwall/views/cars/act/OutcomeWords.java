package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pitwall.client.CommandOutcome;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.RefusalWords;
import pitwall.views.kit.Strings;

/// Says in words what went wrong with a batch of commands.
final class OutcomeWords {
    private final Strings strings;

    OutcomeWords(Strings strings) {
        this.strings = strings;
    }

    /// @param key message of the title: `{0}` failed of `{1}`
    Optional<ActionTrouble> trouble(Batch.Outcome outcome, int all, String key) {
        if (outcome.hasNoTrouble()) {
            return Optional.empty();
        }
        int failed = outcome.refused().size() + outcome.unconfirmed().size();
        List<String> details = new ArrayList<>();
        outcome.refused().stream().map(this::sentence).distinct().limit(3).forEach(details::add);
        if (!outcome.unconfirmed().isEmpty()) {
            details.add(strings.plural(
                    "cars.outcome.unconfirmed", outcome.unconfirmed().size()));
        }
        return Optional.of(
                new ActionTrouble(strings.get(key, failed, all), String.join("\n", details), correlation(outcome)));
    }

    private String sentence(CommandOutcome.Reason reason) {
        return RefusalWords.sentence(reason, strings);
    }

    /// The first id there is to search for.
    private static Optional<String> correlation(Batch.Outcome outcome) {
        return outcome.refused().stream()
                .filter(CommandOutcome.Reason.ByServer.class::isInstance)
                .map(reason -> ((CommandOutcome.Reason.ByServer) reason).correlation())
                .findFirst()
                .or(() -> outcome.unconfirmed().stream().map(UUID::toString).findFirst());
    }
}

package pitwall.fleet.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Motion;
import pitwall.fleet.Workload;

/// The words by which a query names the constants of an axis: lower case, without underscores.
final class FieldWords {
    private static final Map<QueryField, Map<String, Enum<?>>> WORDS = Map.of(
            QueryField.STATUS, words(HeadlineStatus.values(), FieldWords::status),
            QueryField.MOTION, words(Motion.values(), FieldWords::plain),
            QueryField.WORKLOAD, words(Workload.values(), FieldWords::plain),
            QueryField.CONVERGENCE, words(Convergence.values(), FieldWords::plain),
            QueryField.AGENT, words(AgentStatus.values(), FieldWords::plain),
            QueryField.ONLINE, words(Connectivity.values(), FieldWords::online));

    private FieldWords() {}

    /// The words of a field of kind word and what they stand for, in the order of the constants.
    static Map<String, Enum<?>> of(QueryField field) {
        return Objects.requireNonNull(WORDS.get(field), () -> field + " has no words");
    }

    /// The word for a headline status, as in `status:rollingback`.
    static String status(HeadlineStatus status) {
        return status == HeadlineStatus.LOCAL_ESTOP ? "estop" : plain(status);
    }

    /// A word as somebody may have typed it (`In-Sync`, `in_sync`), as it stands in the maps.
    static String normal(String typed) {
        return typed.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static String online(Connectivity connectivity) {
        return switch (connectivity) {
            case ONLINE -> "yes";
            case OFFLINE -> "no";
            case NEVER_SEEN -> "never";
        };
    }

    private static String plain(Enum<?> constant) {
        return normal(constant.name());
    }

    private static <E extends Enum<E>> Map<String, Enum<?>> words(E[] constants, Function<E, String> word) {
        return Collections.unmodifiableMap(Stream.of(constants)
                .collect(Collectors.toMap(word, Function.identity(), (first, second) -> first, LinkedHashMap::new)));
    }
}

package pitwall.fleet.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
    private static final Map<String, HeadlineStatus> STATUS = words(HeadlineStatus.values(), FieldWords::status);
    private static final Map<String, Motion> MOTION = words(Motion.values(), FieldWords::plain);
    private static final Map<String, Workload> WORKLOAD = words(Workload.values(), FieldWords::plain);
    private static final Map<String, Convergence> CONVERGENCE = words(Convergence.values(), FieldWords::plain);
    private static final Map<String, AgentStatus> AGENT = words(AgentStatus.values(), FieldWords::plain);
    private static final Map<String, Connectivity> ONLINE = words(Connectivity.values(), FieldWords::online);

    private FieldWords() {}

    /// The words of a field and what they stand for, in the order of the constants.
    static Map<String, ? extends Enum<?>> of(QueryField field) {
        return switch (field) {
            case STATUS -> STATUS;
            case MOTION -> MOTION;
            case WORKLOAD -> WORKLOAD;
            case CONVERGENCE -> CONVERGENCE;
            case AGENT -> AGENT;
            case ONLINE -> ONLINE;
            case TEXT,
                    ID,
                    NAME,
                    REGION,
                    MODEL,
                    RING,
                    BATTERY,
                    SEEN,
                    VERSION,
                    DESIRED,
                    REASON,
                    TAG,
                    LABEL,
                    VIN,
                    PRIORITY,
                    SPEED,
                    TEMP,
                    CPU,
                    MEM,
                    DISK,
                    PROGRESS -> throw new IllegalArgumentException(field + " has no words");
        };
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

    private static <E extends Enum<E>> Map<String, E> words(E[] constants, Function<E, String> word) {
        return Collections.unmodifiableMap(Stream.of(constants)
                .collect(Collectors.toMap(word, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
    }
}

package pitwall.fleet.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pitwall.fleet.HeadlineStatus;

/// What a term of a query can ask about.
public enum QueryField {
    /// Free text: a word without a field. Looks into id, name, region, model, VIN, actual version, reason, labels.
    TEXT("", Kind.TEXT),
    ID("id", Kind.TEXT),
    NAME("name", Kind.TEXT),
    REGION("region", Kind.TEXT),
    MODEL("model", Kind.TEXT),
    RING("ring", Kind.NUMBER),
    /// The headline status.
    STATUS("status", Kind.WORD),
    MOTION("motion", Kind.WORD),
    WORKLOAD("workload", Kind.WORD),
    CONVERGENCE("convergence", Kind.WORD),
    /// How the car's agent is doing.
    AGENT("agent", Kind.WORD),
    /// Whether the server hears the car: `yes`, `no` (it did once), `never`.
    ONLINE("online", Kind.WORD),
    /// Percent.
    BATTERY("battery", Kind.NUMBER),
    /// How long the server has not heard the car.
    SEEN("seen", Kind.AGE),
    /// How long ago any part of the car's condition changed, or since when; reports that change nothing do not count.
    CHANGED("changed", Kind.AGE),
    /// The version the car runs.
    VERSION("version", Kind.TEXT),
    /// The version people asked for.
    DESIRED("desired", Kind.TEXT),
    REASON("reason", Kind.TEXT),
    /// The id of the rollout that had to do with the car's software last; cars that it has not come to yet are in none.
    ROLLOUT("rollout", Kind.TEXT),
    /// What the car failed for last in that rollout, whatever became of it since.
    FAILURE("failure", Kind.TEXT),
    /// The key of a label.
    TAG("tag", Kind.TEXT),
    /// Key and value of a label, as `key=value`.
    LABEL("label", Kind.LABEL),
    VIN("vin", Kind.TEXT),
    /// 1 to 3, absent where nobody must act.
    PRIORITY("priority", Kind.NUMBER),
    /// Kilometres an hour.
    SPEED("speed", Kind.NUMBER),
    /// Degrees Celsius.
    TEMP("temp", Kind.NUMBER),
    /// Percent.
    CPU("cpu", Kind.NUMBER),
    /// Percent.
    MEM("mem", Kind.NUMBER),
    /// Percent.
    DISK("disk", Kind.NUMBER),
    /// Percent of the running update.
    PROGRESS("progress", Kind.NUMBER),
    /// Where the car said it was, as far as the reader may know.
    AREA("area", Kind.AREA);

    /// How the values of a field are written.
    public enum Kind {
        /// Any text; `*` stands for any characters.
        TEXT,
        /// `key=value`, each with `*` allowed.
        LABEL,
        /// A whole number, also with `<`, `<=`, `>`, `>=` before it.
        NUMBER,
        /// `<`, `<=`, `>` or `>=` and a number of `s`, `m`, `h` or `d`; for [#CHANGED] also a number of them alone, a
        /// time of day or a date with one, which all ask what is newer.
        AGE,
        /// One of [QueryField#words()].
        WORD,
        /// An [Area].
        AREA
    }

    private static final Map<String, QueryField> BY_WORD = Arrays.stream(values())
            .filter(field -> field != TEXT)
            .collect(Collectors.toUnmodifiableMap(QueryField::word, Function.identity()));

    private final String word;
    private final Kind kind;

    QueryField(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /// The field that is written `word:`, in any case; empty if there is none.
    public static Optional<QueryField> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT)));
    }

    /// How the field is written before the colon; empty for free text.
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    /// The words this field knows, best first; empty unless its kind is [Kind#WORD].
    public List<String> words() {
        return kind == Kind.WORD ? List.copyOf(FieldWords.of(this).keySet()) : List.of();
    }

    /// How `status:` names a headline status.
    public static String statusWord(HeadlineStatus status) {
        return FieldWords.status(status);
    }
}

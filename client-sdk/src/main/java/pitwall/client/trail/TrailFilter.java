package pitwall.client.trail;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;

/// Which entries of the audit trail are wanted; an absent part does not limit.
///
/// @param from not before, server time
/// @param to before, server time
/// @param text occurs in the entry, whatever the case of its letters
public record TrailFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String objectId,
        @Nullable String result,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        @Nullable String correlation) {
    /// Every entry.
    public static final TrailFilter ALL = new TrailFilter(null, null, null, null, null, null, null, null, null);

    /// The entries of one request.
    public static TrailFilter of(String correlation) {
        return new TrailFilter(null, null, null, null, null, null, null, null, correlation);
    }

    /// The same, and nothing after a moment.
    public TrailFilter by(Instant moment) {
        Instant after = moment.plusMillis(1);
        Instant end = to == null || to.isAfter(after) ? after : to;
        return new TrailFilter(actor, action, object, objectId, result, from, end, text, correlation);
    }

    public boolean isEverything() {
        return equals(ALL);
    }

    /// True where the server would find the entry with this filter.
    public boolean matches(AuditDetail detail) {
        return limits(detail.entry()) && (text == null || contains(detail, text.toLowerCase(Locale.ROOT)));
    }

    /// As far as a row tells: texts that it lacks, such as what was there before, are not looked into.
    public boolean matches(AuditRecord entry) {
        return limits(entry) && (text == null || contains(entry, text.toLowerCase(Locale.ROOT)));
    }

    private boolean limits(AuditRecord entry) {
        return is(actor, entry.actor())
                && (action == null || action.equalsIgnoreCase(entry.action()))
                && is(object, entry.object())
                && is(objectId, entry.objectId())
                && (result == null || result.equalsIgnoreCase(entry.result()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to))
                && is(correlation, entry.correlation());
    }

    private static boolean contains(AuditDetail detail, String part) {
        return detail.canonical().toLowerCase(Locale.ROOT).contains(part)
                || detail.personal().values().stream()
                        .anyMatch(opening ->
                                opening.value().toLowerCase(Locale.ROOT).contains(part));
    }

    private static boolean is(@Nullable String wanted, @Nullable String there) {
        return wanted == null || wanted.equals(there);
    }

    private static boolean contains(AuditRecord entry, String part) {
        return Stream.of(
                        entry.actor(),
                        entry.role(),
                        entry.origin(),
                        entry.action(),
                        entry.object(),
                        entry.objectId(),
                        entry.subject(),
                        entry.result(),
                        entry.code(),
                        entry.reason(),
                        entry.ticket(),
                        entry.approver(),
                        entry.correlation())
                .anyMatch(word -> word != null && word.toLowerCase(Locale.ROOT).contains(part));
    }
}

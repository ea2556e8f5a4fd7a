package pitwall.protocol.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An error answer, `application/problem+json` (RFC 9457), with our code and correlation id (U-4).
///
/// @param type URI reference of the kind of problem, `/problems/` and the code in lower case
/// @param detail one sentence for a person
/// @param errors field errors; absent where the problem is not about fields
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String correlation,
        @Nullable List<FieldError> errors) {
    private static final int NAMED = 3;

    /// What is wrong, in one line for a person: the first fields are named where it is about fields.
    public String sentence() {
        if (errors == null || errors.isEmpty()) {
            return detail;
        }
        String fields = errors.stream()
                .limit(NAMED)
                .map(error -> error.field() + " " + error.detail())
                .collect(Collectors.joining("; "));
        return detail + " " + fields + (errors.size() > NAMED ? "; …" : ".");
    }

    /// What is wrong with one field of the request.
    public record FieldError(String field, String code, String detail) {}
}

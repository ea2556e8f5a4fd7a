package pitwall.protocol.rest;

import java.util.List;
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
    /// What is wrong with one field of the request.
    public record FieldError(String field, String code, String detail) {}
}

package pitwall.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pitwall.protocol.rest.Problem;
import pitwall.protocol.rest.Problem.FieldError;

/// Why a request was not met, before it becomes a [Problem] with a correlation id.
///
/// @param code stable, for programs
/// @param detail one sentence, for people
record Fault(int status, String code, String detail, List<FieldError> errors, Map<String, String> headers) {
    Fault {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    static Fault of(int status, String code, String detail) {
        return new Fault(status, code, detail, List.of(), Map.of());
    }

    static Fault notFound() {
        return of(404, "NOT_FOUND", "There is no such thing here.");
    }

    static Fault validation(List<FieldError> errors) {
        return new Fault(400, "VALIDATION", "Some fields are not valid.", errors, Map.of());
    }

    static Fault validation(String field, String detail) {
        return validation(List.of(new FieldError(field, "INVALID", detail)));
    }

    static Fault otherRevision(long current) {
        return of(412, "REVISION_CONFLICT", "It was changed meanwhile; its revision is " + current + ".");
    }

    static Fault tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Fault(
                429, "RATE_LIMITED", "Too many requests.", List.of(), Map.of("Retry-After", Long.toString(seconds)));
    }

    static Fault unavailable() {
        return new Fault(
                503, "NOT_READY", "The server cannot store anything right now.", List.of(), Map.of("Retry-After", "2"));
    }

    /// The fault of a bare status, where nobody said more.
    static Fault ofStatus(int status) {
        return switch (status) {
            case 401 -> of(401, "UNAUTHORIZED", "Sign in first.");
            case 403 -> of(403, "FORBIDDEN", "You may not do this.");
            case 404 -> notFound();
            case 405 -> of(405, "METHOD_NOT_ALLOWED", "This route does not take that method.");
            case 413 -> of(413, "BODY_TOO_LARGE", "The request is too large.");
            case 415 -> of(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.");
            case 503 -> unavailable();
            default ->
                status < 500
                        ? of(status, "VALIDATION", "The request is not valid.")
                        : of(status, "INTERNAL", "Something went wrong here; the correlation id finds it in the log.");
        };
    }

    Problem problem(String correlation) {
        return new Problem(
                "/problems/" + code.toLowerCase(Locale.ROOT),
                title(),
                status,
                code,
                detail,
                correlation,
                errors.isEmpty() ? null : errors);
    }

    private String title() {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

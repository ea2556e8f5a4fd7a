package pitwall.client.rest;

import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/// What makes two requests the same question. Requests that change something are no questions, and what is about people
/// and their sign-ins is not remembered, whoever asks.
final class AnswerQuestion {
    private static final List<String> NEVER = List.of("/api/v1/auth", "/api/v1/users");

    private AnswerQuestion() {}

    static Optional<String> of(Request request) {
        String path = request.url().encodedPath();
        boolean remembered = request.method().equals("GET") && NEVER.stream().noneMatch(path::startsWith);
        String query = request.url().encodedQuery();
        return remembered ? Optional.of(query == null ? path : path + "?" + query) : Optional.empty();
    }
}

package pitwall.server.http;

import java.io.IOException;
import pitwall.server.registry.Write;

/// What a route does.
sealed interface RouteHandler {
    /// Looks something up, or does its own writing.
    @FunctionalInterface
    non-sealed interface Reading extends RouteHandler {
        Answer answer(ApiCall call);
    }

    /// Answers by itself, because the body of the request or of the answer is too large for memory.
    @FunctionalInterface
    non-sealed interface Streaming extends RouteHandler {
        void serve(Exchange exchange) throws IOException;
    }

    /// Reads the request and says what to write; the writing happens inside the writer, together with the
    /// record of the answer where the caller gave an idempotency key.
    @FunctionalInterface
    non-sealed interface Writing extends RouteHandler {
        Write<Answer> prepare(ApiCall call);
    }
}

package pitwall.client.rest;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import pitwall.client.AnswerMemory;

/// Lets a memory have the good answers that pass by. What is not JSON, or too long to be worth keeping, passes
/// untouched. Thread-safe.
final class AnswerKeeper implements Interceptor {
    /// The longest answer that is remembered, in bytes.
    static final int LONGEST = 1_000_000;

    private final AnswerMemory memory;

    AnswerKeeper(AnswerMemory memory) {
        this.memory = memory;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Optional<String> question = AnswerQuestion.of(chain.request());
        if (question.isPresent() && response.code() == 200 && isJson(response.body())) {
            byte[] head = response.peekBody(LONGEST + 1L).bytes();
            if (head.length <= LONGEST) {
                memory.keep(question.get(), time(response), head);
            }
        }
        return response;
    }

    private static boolean isJson(ResponseBody body) {
        MediaType type = body.contentType();
        return type != null && type.subtype().equals("json");
    }

    private static Instant time(Response response) {
        Headers headers = response.headers();
        @Nullable Instant date = headers.getInstant("Date");
        return date == null ? Instant.ofEpochMilli(response.receivedResponseAtMillis()) : date;
    }
}

package pitwall.client.rest;

import java.io.IOException;
import java.net.ConnectException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import pitwall.client.AnswerMemory;

/// Answers from memory; nothing reaches the network. Thread-safe.
final class AnswerRecall implements Interceptor {
    private static final MediaType JSON = MediaType.get("application/json");

    private final AnswerMemory memory;

    AnswerRecall(AnswerMemory memory) {
        this.memory = memory;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        byte[] answer = AnswerQuestion.of(chain.request())
                .flatMap(memory::recall)
                .orElseThrow(() -> new ConnectException("nothing is remembered of this"));
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("remembered")
                .body(ResponseBody.create(answer, JSON))
                .build();
    }
}

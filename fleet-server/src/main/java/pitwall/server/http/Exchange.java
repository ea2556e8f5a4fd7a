package pitwall.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/// A request whose body or answer is too large for memory.
final class Exchange {
    private final Context context;
    private final ApiCall call;
    private final Consumer<Rendered> out;

    /// @param out writes an answer as other routes do
    Exchange(Context context, ApiCall call, Consumer<Rendered> out) {
        this.context = context;
        this.call = call;
        this.out = out;
    }

    /// The request without its body.
    ApiCall call() {
        return call;
    }

    boolean isHead() {
        return context.req().getMethod().equals("HEAD");
    }

    /// The body as it arrives; unbounded.
    InputStream body() throws IOException {
        return context.req().getInputStream();
    }

    /// Answers as other routes do.
    void answer(Answer answer, Map<String, String> headers) {
        headers.forEach(context::header);
        out.accept(Rendered.of(answer, call.correlation(), call.now()));
    }

    /// Begins an answer of bytes.
    ///
    /// @param length of the body, known beforehand
    OutputStream begin(int status, long length, Map<String, String> headers) throws IOException {
        context.status(status);
        context.header(Gate.CORRELATION, call.correlation());
        context.header("X-Content-Type-Options", "nosniff");
        headers.forEach(context::header);
        context.res().setContentLengthLong(length);
        return context.res().getOutputStream();
    }
}

package pitwall.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import pitwall.server.registry.Write;

/// A request whose body or answer is too large for memory.
final class Exchange {
    private final Context context;
    private final ApiCall call;
    private final Room room;

    /// What the pipeline lends.
    ///
    /// @param out writes an answer as other routes do
    record Room(Consumer<Rendered> out, ApiRoute route, WriteAudit audit) {}

    Exchange(Context context, ApiCall call, Room room) {
        this.context = context;
        this.call = call;
        this.room = room;
    }

    /// A write with its audit entry. Only what completes the request's work is one: pieces are not.
    Write<Answer> audited(Write<Answer> write) {
        return room.audit().audited(room.route(), call, write);
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
        if (answer instanceof Answer.Refused(Fault fault)) {
            room.audit().failed(room.route(), call.audit(), new byte[0], fault, call.now());
        }
        headers.forEach(context::header);
        room.out().accept(Rendered.of(answer, call.correlation(), call.now()));
    }

    /// Begins an answer of bytes whose number is not known yet.
    OutputStream begin(Map<String, String> headers) throws IOException {
        return begun(200, headers);
    }

    /// Begins an answer of bytes.
    ///
    /// @param length of the body, known beforehand
    OutputStream begin(int status, long length, Map<String, String> headers) throws IOException {
        context.res().setContentLengthLong(length);
        return begun(status, headers);
    }

    private OutputStream begun(int status, Map<String, String> headers) throws IOException {
        context.status(status);
        context.header(Gate.CORRELATION, call.correlation());
        context.header("X-Content-Type-Options", "nosniff");
        headers.forEach(context::header);
        return context.res().getOutputStream();
    }
}

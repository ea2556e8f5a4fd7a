package pitwall.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what fails before a route is found, such as a request line that is no URL, like every other failure.
final class ProblemErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String correlation = Gate.correlation(request.getHeaders().get(Gate.CORRELATION));
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        Rendered answer = Rendered.of(Fault.ofStatus(status), correlation);
        response.setStatus(status);
        response.getHeaders().put(Gate.CORRELATION, correlation);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}

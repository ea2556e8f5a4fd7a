package pitwall.server.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pitwall.protocol.rest.ChannelTest;
import pitwall.server.notify.Notifications;
import pitwall.server.registry.FleetWriter;

/// Tries a channel out. Waits for its answer, so it must not happen inside the writer; its entry in the trail follows.
final class ChannelTests {
    private final Notifications notifications;
    private final FleetWriter writer;

    ChannelTests(Notifications notifications, FleetWriter writer) {
        this.notifications = notifications;
        this.writer = writer;
    }

    void test(Exchange exchange) throws IOException {
        ApiCall call = exchange.call();
        call.allowOnly(Set.of());
        ChannelRoutes.requireWholeFleet(call);
        Optional<ChannelTest> outcome = outcome(call);
        if (outcome.isEmpty()) {
            throw new FaultException(Fault.notFound());
        }
        call.audit().after(outcome.get());
        Answer answer = writer.write(call.correlation(), exchange.audited(draft -> Answer.ok(outcome.get())));
        exchange.answer(answer, Map.of());
    }

    private Optional<ChannelTest> outcome(ApiCall call) throws IOException {
        try {
            return notifications.test(call.path("name"), call.caller().user());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the server stops").initCause(e);
        }
    }
}

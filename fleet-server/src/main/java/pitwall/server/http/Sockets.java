package pitwall.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import pitwall.fleet.CarId;
import pitwall.protocol.Protocol;
import pitwall.server.access.Principal;
import pitwall.server.link.CarLink;
import pitwall.server.link.CarLinks;
import pitwall.server.stream.ConsoleHub;
import pitwall.server.stream.ConsoleSession;

/// Connects the sockets of Jetty with consoles and cars.
final class Sockets {
    private static final String PRINCIPAL = "pitwall.principal";
    private static final int NOT_TEXT = 1003;

    private final Gate gate;
    private final ConsoleHub hub;
    private final CarLinks links;
    private final Map<String, ConsoleSession> consoles = new ConcurrentHashMap<>();
    private final Map<String, CarLink> cars = new ConcurrentHashMap<>();

    Sockets(Gate gate, ConsoleHub hub, CarLinks links) {
        this.gate = gate;
        this.hub = hub;
        this.links = links;
    }

    void register(JavalinConfig config) {
        config.routes.wsBeforeUpgrade(ApiRoute.STREAM.path(), context -> {
            context.attribute(PRINCIPAL, gate.admit(ApiRoute.STREAM, context));
            checkSubprotocol(context);
        });
        config.routes.ws(ApiRoute.STREAM.path(), this::stream);
        config.routes.wsBeforeUpgrade(ApiRoute.CAR_LINK.path(), context -> {
            if (CarId.parse(context.pathParam("id")).isEmpty()) {
                throw new FaultException(Fault.notFound());
            }
            checkSubprotocol(context);
        });
        config.routes.ws(ApiRoute.CAR_LINK.path(), this::link);
    }

    private static void checkSubprotocol(Context context) {
        String offered =
                Optional.ofNullable(context.header("Sec-WebSocket-Protocol")).orElse(Protocol.SUBPROTOCOL);
        if (!offered.equals(Protocol.SUBPROTOCOL)) {
            throw new FaultException(Fault.validation("Sec-WebSocket-Protocol", "must be " + Protocol.SUBPROTOCOL));
        }
    }

    private void stream(WsConfig socket) {
        socket.onConnect(context -> {
            Principal principal = context.attribute(PRINCIPAL);
            if (principal != null) {
                consoles.put(context.sessionId(), hub.open(principal, new JettyConsoleSocket(context.session)));
            }
        });
        socket.onMessage(context -> console(context).ifPresent(session -> session.onText(context.message())));
        socket.onBinaryMessage(context -> context.session.close(NOT_TEXT, "text only", Callback.NOOP));
        socket.onClose(context -> console(context).ifPresent(session -> {
            consoles.remove(context.sessionId());
            session.onClose();
        }));
    }

    private void link(WsConfig socket) {
        socket.onConnect(context -> CarId.parse(context.pathParam("id"))
                .ifPresent(id -> cars.put(context.sessionId(), links.open(id, new JettyLinkSocket(context.session)))));
        socket.onMessage(context -> car(context).ifPresent(link -> link.onText(context.message())));
        socket.onBinaryMessage(context -> context.session.close(NOT_TEXT, "text only", Callback.NOOP));
        socket.onClose(context -> car(context).ifPresent(link -> {
            cars.remove(context.sessionId());
            link.onClose();
        }));
    }

    private Optional<ConsoleSession> console(WsContext context) {
        return Optional.ofNullable(consoles.get(context.sessionId()));
    }

    private Optional<CarLink> car(WsContext context) {
        return Optional.ofNullable(cars.get(context.sessionId()));
    }
}

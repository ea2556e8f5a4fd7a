package pitwall.server.http;

import java.util.List;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/// Takes every WebSocket extension away from Jetty, which would compress for whoever offers it: twenty times the
/// work for each small frame, and inflation that nobody here bounds.
final class PlainFrames implements LifeCycle.Listener {
    private final ContextHandler context;

    PlainFrames(ContextHandler context) {
        this.context = context;
    }

    /// Comes before the first connection: connectors start last.
    @Override
    public void lifeCycleStarted(LifeCycle started) {
        WebSocketExtensionRegistry registry =
                WebSocketServerComponents.getWebSocketComponents(context).getExtensionRegistry();
        List.copyOf(registry.getAvailableExtensionNames()).forEach(registry::unregister);
    }
}

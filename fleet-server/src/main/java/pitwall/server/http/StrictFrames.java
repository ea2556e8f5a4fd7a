package pitwall.server.http;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.internal.JettyServerFrameHandlerFactory;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/// Takes every WebSocket extension away from Jetty, which would compress for whoever offers it: twenty times the
/// work for each small frame, and inflation that nobody here bounds. And puts [FrameLimits] before every connection,
/// for which neither Javalin nor Jetty has a door: the factory that makes the handlers is replaced where Jetty looks
/// for it.
final class StrictFrames implements ServletContextListener {
    private final ServletContextHandler context;

    StrictFrames(ServletContextHandler context) {
        this.context = context;
    }

    /// Comes before the servlet asks for the factory, and before the first connection: connectors start last.
    @Override
    public void contextInitialized(ServletContextEvent event) {
        WebSocketComponents components = WebSocketServerComponents.getWebSocketComponents(context);
        WebSocketExtensionRegistry registry = components.getExtensionRegistry();
        List.copyOf(registry.getAvailableExtensionNames()).forEach(registry::unregister);
        JettyWebSocketServerContainer container =
                JettyWebSocketServerContainer.ensureContainer(context.getServletContext());
        container.removeBean(container.getBean(JettyServerFrameHandlerFactory.class));
        container.addBean(new Limited(container, components));
    }

    private static final class Limited extends JettyServerFrameHandlerFactory {
        private Limited(JettyWebSocketServerContainer container, WebSocketComponents components) {
            super(container, components);
        }

        @Override
        public FrameHandler newFrameHandler(
                Object endpoint, ServerUpgradeRequest request, ServerUpgradeResponse response) {
            return new FrameLimits(super.newFrameHandler(endpoint, request, response));
        }
    }
}

package pitwall.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads every connection through one proxy, but those that stay on this computer. Thread-safe.
final class GivenProxy extends ProxySelector {
    private static final Logger log = LoggerFactory.getLogger(GivenProxy.class);

    private final Proxy proxy;

    GivenProxy(URI address) {
        this.proxy =
                new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), address.getPort()));
    }

    @Override
    public List<Proxy> select(URI target) {
        return List.of(isHere(target) ? Proxy.NO_PROXY : proxy);
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {
        log.warn("the proxy {} did not lead on: {}", address, failure.getMessage());
    }

    /// Only names and addresses of this computer itself: others are not looked up, which is the proxy's business.
    private static boolean isHere(URI target) {
        String host = target.getHost() == null ? "" : target.getHost();
        if (host.equals("localhost")) {
            return true;
        }
        boolean address = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return address && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package pitwall.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Sockets of another factory that speak TLS 1.3 alone; see [StrictTls]. Thread-safe.
final class StrictTlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    StrictTlsSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public Socket createSocket() throws IOException {
        return limited(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return limited(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return limited(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return limited(sockets.createSocket(address, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return limited(sockets.createSocket(address, port, local, localPort));
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean closeBelow) throws IOException {
        return limited(sockets.createSocket(below, host, port, closeBelow));
    }

    @Override
    public Socket createSocket(Socket below, InputStream read, boolean closeBelow) throws IOException {
        return limited(sockets.createSocket(below, read, closeBelow));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private static Socket limited(Socket socket) {
        ((SSLSocket) socket).setEnabledProtocols(StrictTls.protocols());
        return socket;
    }
}

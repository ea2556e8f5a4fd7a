package pitwall.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.protocol.Protocol;

/// Where others reach the server, as far as the server tells them: in `Location` headers and in the contract files.
///
/// @param url what the operator said; absent where the server is reached where it listens, and then what it
///     tells is relative
record PublicAddress(Optional<URI> url) {
    /// From `servers:` to the next line that is not indented.
    private static final Pattern SERVERS = Pattern.compile("(?m)^servers:\\n(?:[ \\t].*\\n)+");

    private static final Pattern SERVER_LIST = Pattern.compile("(?m)^(\\s+servers:) \\[.*]$");

    /// An address of this server's own, for a path of its own.
    String of(String path) {
        return url.map(known -> trimmed(known.toString()) + path).orElse(path);
    }

    /// The REST contract with the server it is about.
    String openapi() {
        String text = resource("/openapi.yaml");
        return url.map(known -> replaced(SERVERS, text, "servers:\n  - url: '" + trimmed(known.toString()) + "'\n"))
                .orElse(text);
    }

    /// The contract of the streams with the server it is about.
    String asyncapi() {
        String text = resource("/asyncapi.yaml");
        return url.map(known -> replaced(
                        SERVER_LIST, replaced(SERVERS, text, sockets(known)), "$1 [{ \\$ref: '#/servers/public' }]"))
                .orElse(text);
    }

    private static String sockets(URI known) {
        String scheme = known.getScheme().equals("https") ? "wss" : "ws";
        String path = trimmed(known.getRawPath());
        return "servers:\n  public:\n    host: '" + known.getRawAuthority() + "'\n    protocol: " + scheme + "\n"
                + (path.isEmpty() ? "" : "    pathname: '" + path + "'\n");
    }

    private static String replaced(Pattern pattern, String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the contract names no servers");
        }
        return matcher.replaceAll(replacement);
    }

    private static String trimmed(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String resource(String name) {
        try (InputStream in = Protocol.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the protocol jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

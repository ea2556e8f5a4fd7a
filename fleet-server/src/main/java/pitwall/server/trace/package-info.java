/// Following a request through the server, for whoever collects spans. Nothing else knows OpenTelemetry.
@NullMarked
package pitwall.server.trace;

import org.jspecify.annotations.NullMarked;

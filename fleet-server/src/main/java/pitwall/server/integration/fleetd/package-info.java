/// The fleet as clients of fleetd know it: devices, with JSON documents in strings. A view of the same cars under the
/// same rules, and nothing that the server's own interface could not do.
@NullMarked
package pitwall.server.integration.fleetd;

import org.jspecify.annotations.NullMarked;

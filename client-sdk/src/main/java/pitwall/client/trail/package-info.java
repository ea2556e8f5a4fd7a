/// The audit trail as a console reads it: page by page, remembered, and worked out anew without believing the server.
@NullMarked
package pitwall.client.trail;

import org.jspecify.annotations.NullMarked;

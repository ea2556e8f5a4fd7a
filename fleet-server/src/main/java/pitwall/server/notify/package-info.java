/// Tells people and programs outside what happens: channels, the outbox, and the ways out.
@NullMarked
package pitwall.server.notify;

import org.jspecify.annotations.NullMarked;

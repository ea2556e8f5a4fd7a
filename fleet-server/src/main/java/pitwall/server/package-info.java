/// The fleet server: truth, intent and fan-out in one embeddable object.
@NullMarked
package pitwall.server;

import org.jspecify.annotations.NullMarked;

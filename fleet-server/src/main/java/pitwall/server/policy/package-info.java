/// The safety policy that holds, how it became so, and who may be asked for another.
@NullMarked
package pitwall.server.policy;

import org.jspecify.annotations.NullMarked;

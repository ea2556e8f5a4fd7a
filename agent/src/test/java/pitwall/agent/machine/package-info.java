@NullMarked
package pitwall.agent.machine;

import org.jspecify.annotations.NullMarked;

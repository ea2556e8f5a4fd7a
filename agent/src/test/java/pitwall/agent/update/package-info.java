@NullMarked
package pitwall.agent.update;

import org.jspecify.annotations.NullMarked;

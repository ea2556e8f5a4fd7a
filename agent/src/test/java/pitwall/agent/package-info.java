@NullMarked
package pitwall.agent;

import org.jspecify.annotations.NullMarked;

@NullMarked
package pitwall.simulator;

import org.jspecify.annotations.NullMarked;

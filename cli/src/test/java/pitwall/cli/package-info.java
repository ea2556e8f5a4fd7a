@NullMarked
package pitwall.cli;

import org.jspecify.annotations.NullMarked;

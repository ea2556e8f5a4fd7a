/// The launchers: programs without a window.
@NullMarked
package pitwall.cli;

import org.jspecify.annotations.NullMarked;

/// The real console in a window, used and read as a person would.
@NullMarked
package pitwall.checks.e2e.console;

import org.jspecify.annotations.NullMarked;

/// Whole fleets in virtual time, with the production classes of all sides.
@NullMarked
package pitwall.checks.simulation;

import org.jspecify.annotations.NullMarked;

/// Everything that can go wrong between a car and its server, on purpose and reproducibly.
@NullMarked
package pitwall.simulator.fault;

import org.jspecify.annotations.NullMarked;

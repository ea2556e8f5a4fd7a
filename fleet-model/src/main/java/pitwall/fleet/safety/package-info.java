/// When a car may be changed: policy as data, and the one function that says why not and when.
@NullMarked
package pitwall.fleet.safety;

import org.jspecify.annotations.NullMarked;

/// Rules of the house, kept by tests. Each kind of rule stands in a class of its own and is tried on the
/// `planted` packages, which break every one of them on purpose, before it is put to the house.
@NullMarked
package pitwall.checks.rules;

import org.jspecify.annotations.NullMarked;

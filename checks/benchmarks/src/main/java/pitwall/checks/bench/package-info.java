/// Measures what the product promises, with one command that prints one table.
@NullMarked
package pitwall.checks.bench;

import org.jspecify.annotations.NullMarked;

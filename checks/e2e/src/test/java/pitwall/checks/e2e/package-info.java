@NullMarked
package pitwall.checks.e2e;

import org.jspecify.annotations.NullMarked;

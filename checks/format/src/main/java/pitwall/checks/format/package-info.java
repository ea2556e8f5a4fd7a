/// How every source file is laid out, checked and applied.
@NullMarked
package pitwall.checks.format;

import org.jspecify.annotations.NullMarked;

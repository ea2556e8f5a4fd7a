/// @@0
@NullMarked
package pitwall.checks.format;

import org.jspecify.annotations.NullMarked;

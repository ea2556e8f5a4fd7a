/// The language in which log lines are asked for: that of the cars, and words of its own. Knows no toolkit.
@NullMarked
package pitwall.views.logs.query;

import org.jspecify.annotations.NullMarked;

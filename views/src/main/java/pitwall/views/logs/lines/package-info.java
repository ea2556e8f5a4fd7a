/// Log lines in memory: packed, searched and narrowed. Knows no toolkit.
@NullMarked
package pitwall.views.logs.lines;

import org.jspecify.annotations.NullMarked;

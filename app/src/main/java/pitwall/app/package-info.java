/// The console program: the one place that puts client, cache, views and the built-in sample fleet together.
@NullMarked
package pitwall.app;

import org.jspecify.annotations.NullMarked;

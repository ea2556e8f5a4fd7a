/// Remembers what a console saw and gives it back without a server. A cache: losing it costs a reload and
/// nothing else, and nothing in it is ever shown as current.
@NullMarked
package pitwall.cache;

import org.jspecify.annotations.NullMarked;

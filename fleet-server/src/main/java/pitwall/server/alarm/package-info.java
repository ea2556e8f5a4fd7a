/// Follows the rules by which alarms come, keeps alarms and everything that happens to them, and tells who is to be
/// told.
@NullMarked
package pitwall.server.alarm;

import org.jspecify.annotations.NullMarked;

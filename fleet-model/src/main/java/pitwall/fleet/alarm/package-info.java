/// When somebody must act: rules, alarms and what people do about them. Values and rules only: whoever calls brings the
/// time and keeps what comes out.
@NullMarked
package pitwall.fleet.alarm;

import org.jspecify.annotations.NullMarked;

/// The screen of alarms: the list, what to do about each, silences, the journal and the rules.
@NullMarked
package pitwall.views.alarms;

import org.jspecify.annotations.NullMarked;

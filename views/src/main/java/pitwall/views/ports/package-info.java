/// What the console asks of the program around it: connections, the link, the offline cache, preferences and
/// secrets. The program implements these interfaces; screens call them and never see what is behind.
///
/// Whatever may block returns a future that never fails: trouble is a value. Futures may complete on any thread.
@NullMarked
package pitwall.views.ports;

import org.jspecify.annotations.NullMarked;

/// How the fleet was: any second that somebody saw of it.
@NullMarked
package pitwall.client.past;

import org.jspecify.annotations.NullMarked;

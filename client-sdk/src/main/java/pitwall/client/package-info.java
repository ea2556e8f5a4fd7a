/// One connection, one picture: how a program follows a fleet and asks for changes. Needs no JavaFX and no
/// database.
@NullMarked
package pitwall.client;

import org.jspecify.annotations.NullMarked;

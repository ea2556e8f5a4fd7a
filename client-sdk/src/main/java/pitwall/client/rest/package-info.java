/// Questions and requests to a server that are no part of the stream: signing in, commands, reading what is
/// not in the picture.
@NullMarked
package pitwall.client.rest;

import org.jspecify.annotations.NullMarked;

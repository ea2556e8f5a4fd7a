/// Reading and trying the address of a server; shared by the first run and the settings.
@NullMarked
package pitwall.views.connection;

import org.jspecify.annotations.NullMarked;

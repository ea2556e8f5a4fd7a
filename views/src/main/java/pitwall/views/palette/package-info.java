/// One box that leads everywhere: cars, screens, commands.
@NullMarked
package pitwall.views.palette;

import org.jspecify.annotations.NullMarked;

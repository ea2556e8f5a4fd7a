/// Words about cars that were written on this computer and are not with the server yet. Knows no toolkit.
@NullMarked
package pitwall.views.notes;

import org.jspecify.annotations.NullMarked;

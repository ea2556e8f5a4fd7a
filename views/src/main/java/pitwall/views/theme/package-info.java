/// How the console looks: theme, density, text size. Nothing here knows a screen.
@NullMarked
package pitwall.views.theme;

import org.jspecify.annotations.NullMarked;

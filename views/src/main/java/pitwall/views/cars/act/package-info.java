/// What a person does to cars: tag, create, remove, export. The rules need no toolkit; the sheets do.
@NullMarked
package pitwall.views.cars.act;

import org.jspecify.annotations.NullMarked;

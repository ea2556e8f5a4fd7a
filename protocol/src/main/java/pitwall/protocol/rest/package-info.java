/// Bodies of the REST interface; `openapi.yaml` describes the same.
@NullMarked
package pitwall.protocol.rest;

import org.jspecify.annotations.NullMarked;

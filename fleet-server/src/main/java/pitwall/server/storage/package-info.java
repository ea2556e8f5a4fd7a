/// What survives a restart: the database, its schema and the rows of each table.
@NullMarked
package pitwall.server.storage;

import org.jspecify.annotations.NullMarked;

/** The one PostgreSQL: pool, migrations and the batching of commands. */
@NullMarked
package dev.postorder.platform.database;

import org.jspecify.annotations.NullMarked;

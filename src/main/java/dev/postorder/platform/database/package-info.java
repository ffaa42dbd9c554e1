/** The one PostgreSQL: embedded or by URL, pool, migrations, backup and partitions. */
@NullMarked
package dev.postorder.platform.database;

import org.jspecify.annotations.NullMarked;

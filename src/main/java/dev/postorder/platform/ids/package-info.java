/** Ids that are drawn by us. */
@NullMarked
package dev.postorder.platform.ids;

import org.jspecify.annotations.NullMarked;

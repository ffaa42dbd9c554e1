/** The back-office API, <code>/api/v1</code>, and the simulator. */
@NullMarked
package dev.postorder.backoffice;

import org.jspecify.annotations.NullMarked;

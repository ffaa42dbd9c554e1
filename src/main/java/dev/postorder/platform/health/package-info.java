/** Whether the server lives and is ready, and its figures. */
@NullMarked
package dev.postorder.platform.health;

import org.jspecify.annotations.NullMarked;

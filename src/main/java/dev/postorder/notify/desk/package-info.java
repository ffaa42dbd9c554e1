/** What people do with notifications: find them, send them again, and say who is told of what. */
@NullMarked
package dev.postorder.notify.desk;

import org.jspecify.annotations.NullMarked;

/** Pages of users, their tokens and sessions. */
@NullMarked
package dev.postorder.console.user;

import org.jspecify.annotations.NullMarked;

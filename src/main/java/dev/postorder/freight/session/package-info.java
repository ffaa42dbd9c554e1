/** Logins and sessions. */
@NullMarked
package dev.postorder.freight.session;

import org.jspecify.annotations.NullMarked;

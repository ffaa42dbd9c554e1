/** Who may do what: signing in, the operator's own account, and the section Access. */
@NullMarked
package dev.postorder.console.access;

import org.jspecify.annotations.NullMarked;

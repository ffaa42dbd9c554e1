/** People at the console: who they are, how they sign in and prove it, where they are signed in. */
@NullMarked
package dev.postorder.access.operator;

import org.jspecify.annotations.NullMarked;

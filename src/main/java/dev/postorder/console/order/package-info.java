/** The sections Orders and Multi-requests of the console. */
@NullMarked
package dev.postorder.console.order;

import org.jspecify.annotations.NullMarked;

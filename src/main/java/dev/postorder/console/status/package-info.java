/** The section Status: how the installation is. */
@NullMarked
package dev.postorder.console.status;

import org.jspecify.annotations.NullMarked;

/** What the tests of all rooms share. */
@NullMarked
package dev.postorder.testing;

import org.jspecify.annotations.NullMarked;

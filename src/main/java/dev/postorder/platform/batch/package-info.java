/** Many waiting commands carried by one statement and one commit. */
@NullMarked
package dev.postorder.platform.batch;

import org.jspecify.annotations.NullMarked;

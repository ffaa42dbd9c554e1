/** XML read safely: no DTD, no entities of others, bounded depth and size. */
@NullMarked
package dev.postorder.platform.xml;

import org.jspecify.annotations.NullMarked;

/** HTML from the templates in {@code src/main/jte}, compiled at build time. */
@NullMarked
package dev.postorder.platform.pages;

import org.jspecify.annotations.NullMarked;

/** What mail servers say of letters after they took them: bounces, read and kept. */
@NullMarked
package dev.postorder.notify.bounce;

import org.jspecify.annotations.NullMarked;

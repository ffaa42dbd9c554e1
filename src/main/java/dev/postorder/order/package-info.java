/** Orders: their parties, places, cargo and states; drafts and what queues them. */
@NullMarked
package dev.postorder.order;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.postorder.notify.template;

import org.jspecify.annotations.NullMarked;

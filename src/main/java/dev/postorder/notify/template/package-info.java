/** What letters and SMS say: templates as files, built in and overridden. */
@NullMarked
package dev.postorder.notify.template;

import org.jspecify.annotations.NullMarked;

/** The command {@code admin}: customers, users, applications and API keys. */
@NullMarked
package dev.postorder.backoffice.admin;

import org.jspecify.annotations.NullMarked;

/** Who may do what: users, customers, applications, sessions, tokens and API keys. */
@NullMarked
package dev.postorder.access;

import org.jspecify.annotations.NullMarked;

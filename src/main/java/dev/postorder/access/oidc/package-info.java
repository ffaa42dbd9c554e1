/** Signing in by an OpenID provider (OpenID Connect Core 1.0): the calls to it and its tokens. */
@NullMarked
package dev.postorder.access.oidc;

import org.jspecify.annotations.NullMarked;

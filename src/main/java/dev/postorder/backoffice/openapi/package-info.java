/** The description of the back-office API (OpenAPI 3.1), and the pages that show it. */
@NullMarked
package dev.postorder.backoffice.openapi;

import org.jspecify.annotations.NullMarked;

/** The travel face: SOAP 1.1 and 1.2. */
@NullMarked
package dev.postorder.travel;

import org.jspecify.annotations.NullMarked;

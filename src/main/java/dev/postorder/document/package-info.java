/** Printable documents: PDFs of orders, the printer of all others, and the signed links to them. */
@NullMarked
package dev.postorder.document;

import org.jspecify.annotations.NullMarked;

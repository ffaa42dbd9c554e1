/** The methods of the address book: v2/book/* and their older twins v1/customers/book/*. */
@NullMarked
package dev.postorder.freight.book;

import org.jspecify.annotations.NullMarked;

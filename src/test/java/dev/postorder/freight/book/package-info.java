/** Tests of the address book's methods. */
@NullMarked
package dev.postorder.freight.book;

import org.jspecify.annotations.NullMarked;

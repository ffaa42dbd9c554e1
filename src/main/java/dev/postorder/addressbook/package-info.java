/** The address books of customers. */
@NullMarked
package dev.postorder.addressbook;

import org.jspecify.annotations.NullMarked;

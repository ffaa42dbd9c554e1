/** Tests of the address books. */
@NullMarked
package dev.postorder.addressbook;

import org.jspecify.annotations.NullMarked;

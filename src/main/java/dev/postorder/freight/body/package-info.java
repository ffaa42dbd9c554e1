/** Parts of bodies that several methods read: members, places, phones, ids of the address book. */
@NullMarked
package dev.postorder.freight.body;

import org.jspecify.annotations.NullMarked;

/** The demonstration: invented data, demo.env, and calls to paste into a shell. */
@NullMarked
package dev.postorder.backoffice.demo;

import org.jspecify.annotations.NullMarked;

package dev.postorder.console.log;

import dev.postorder.console.Words;
import java.util.List;

/**
 * A part of the list, alone or on its page.
 *
 * @param newer the address of the page before; empty on the first one
 * @param older the address of the next page; empty on the last one
 * @param told what is to be said of the search: that it came only so far
 * @param live whether new calls come in by themselves
 * @param tail where they are asked for
 * @param toggle where that is switched on or off
 * @param news what is said to readers of the screen
 */
public record CallList(
    Words words,
    List<LogRow> rows,
    String newer,
    String older,
    String told,
    boolean live,
    String tail,
    String toggle,
    String news) {}

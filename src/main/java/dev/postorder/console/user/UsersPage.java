package dev.postorder.console.user;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.access.UserLine;
import java.util.List;

/**
 * The users that were found.
 *
 * @param customer the name of the one whose users alone they are; empty: those of all
 * @param next where more of them are; empty: there are none
 * @param administers whether who looks may add one
 */
public record UsersPage(
    Frame frame,
    Form form,
    String customer,
    List<UserLine> users,
    String next,
    boolean administers) {}

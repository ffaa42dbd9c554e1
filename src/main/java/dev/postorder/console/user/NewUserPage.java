package dev.postorder.console.user;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;

/**
 * The form that adds a user; or, once, the one who was added with the password that was made.
 *
 * @param login of who was added; empty: nobody yet
 */
public record NewUserPage(Frame frame, Form form, String login, String address, String secret) {}

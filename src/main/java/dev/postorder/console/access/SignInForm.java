package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Words;

/**
 * The form with name and password.
 *
 * @param next where he wanted to go
 * @param fault what was wrong; empty at first
 * @param provider what the OpenID provider is called; empty: there is none
 */
public record SignInForm(Words words, Form form, String next, String fault, String provider) {}

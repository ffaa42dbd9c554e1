package dev.postorder.access;

/** A personal access token and the login of whose it is. */
public record OwnedToken(String login, PersonalToken token) {}

package dev.postorder.backoffice.openapi;

/**
 * An entry of the error catalogue.
 *
 * @param code e.g. {@code order-not-found}
 * @param status the HTTP status
 * @param when in which case, beyond what the title says; may be empty
 */
public record KnownProblem(String code, int status, String title, String when) {}

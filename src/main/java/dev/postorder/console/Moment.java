package dev.postorder.console;

/**
 * A point in time as a page shows it.
 *
 * @param iso for programs, in UTC
 * @param brief to the minute, in the installation's zone
 * @param exact to the millisecond, in the installation's zone
 */
public record Moment(String iso, String brief, String exact) {}

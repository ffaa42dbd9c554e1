package dev.postorder.console.access;

import dev.postorder.console.Frame;

/**
 * A link to the OpenID provider.
 *
 * @param label what it is called
 * @param url its page
 */
public record ProviderPage(Frame frame, String label, String url) {}

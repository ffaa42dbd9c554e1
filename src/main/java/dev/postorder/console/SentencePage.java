package dev.postorder.console;

/** A page that says one thing. */
public record SentencePage(Frame frame, String text) {}

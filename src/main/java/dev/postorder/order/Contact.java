package dev.postorder.order;

/** A contact person. */
public record Contact(String name) {}

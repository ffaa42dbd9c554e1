package dev.postorder.access.operator;

/**
 * A secret that an operator gives to his authenticator.
 *
 * @param secret 32 digits in Base32, to be typed
 * @param uri {@code otpauth://totp/…}, to be read from a picture
 */
public record SecretOffer(String secret, String uri) {}

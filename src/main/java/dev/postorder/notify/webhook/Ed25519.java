package dev.postorder.notify.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Ed25519 (RFC 8032) from a seed of 32 bytes. */
final class Ed25519 {
  private static final String NAME = "Ed25519";
  private static final int KEY_BYTES = 32;

  private Ed25519() {}

  /** The signature of the parts one after the other, 64 bytes. */
  static byte[] sign(byte[] seed, byte[]... parts) {
    try {
      var key =
          KeyFactory.getInstance(NAME)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      var signature = java.security.Signature.getInstance(NAME);
      signature.initSign(key);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + NAME, e);
    }
  }

  /**
   * The public key, 32 bytes. Java makes public keys for seeds that it draws only, so it draws this
   * one.
   */
  static byte[] publicKey(byte[] seed) {
    try {
      var generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
      byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + NAME, e);
    }
  }

  /** Draws what it was given. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Drawn(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}

package dev.postorder.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * Password hashes: Argon2id with 19 MiB, 2 passes and 1 lane (OWASP's smallest set), a salt of 16
 * bytes, in the PHC text form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. A hash carries its
 * own parameters, so they may be raised later without making old hashes invalid.
 */
public final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private Passwords() {}

  /** Hashes a password with a fresh salt. */
  public static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult();
  }

  /**
   * Whether the password is the one that was hashed; takes as long as hashing.
   *
   * @throws RuntimeException if {@code hash} is no Argon2 hash
   */
  public static boolean verify(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }
}

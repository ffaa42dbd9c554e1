package dev.postorder.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void aPasswordIsVerifiedByItsOwnHashOnly() {
    String hash = Passwords.hash("пароль-Ω");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(Passwords.verify("пароль-Ω", hash)).isTrue();
    assertThat(Passwords.verify("пароль-ω", hash)).isFalse();
    assertThat(Passwords.hash("пароль-Ω")).isNotEqualTo(hash);
  }

  @Test
  void aSecretIsUuidShapedAndNeverTheSame() {
    assertThat(Secrets.random()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(Secrets.random()).isNotEqualTo(Secrets.random());
  }

  @Test
  void aTrailNameHasTwelveCharactersAndBeginsWithALetter() {
    for (int i = 0; i < 1000; i++) {
      assertThat(Secrets.trail()).matches("[A-Z][A-Z0-9]{11}");
    }
  }

  @Test
  void theHashOfASecretIsSha256() {
    assertThat(HexFormat.of().formatHex(Secrets.sha256("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
